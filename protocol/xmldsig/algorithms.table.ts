/** Names of XML Signature Syntax and Processing 1.1 §6 and Exclusive XML Canonicalization 1.0 §4. */
export const dsigNamespace = 'http://www.w3.org/2000/09/xmldsig#';

export const canonicalization = Object.freeze({
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
});

export const envelopedSignature = `${dsigNamespace}enveloped-signature`;
export const sha256Digest = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** As an example of MS-MDE2 §3.4.4.1.1.1 has it, against its own text. */
export const rsaSha256Misnamed = 'http://www.w3.org/2000/09/xmldsig-more#rsa-sha256';
