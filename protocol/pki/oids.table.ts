/** Object identifiers of PKIX (RFC 5280, RFC 5912), CMS (RFC 5652), PKCS#9 (RFC 2985), and of the makers where named so. */
export const Oid = Object.freeze({
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  state: '2.5.4.8',
  street: '2.5.4.9',
  organization: '2.5.4.10',
  organizationalUnit: '2.5.4.11',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
  userId: '0.9.2342.19200300.100.1.1',
  domainComponent: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',

  rsaEncryption: '1.2.840.113549.1.1.1',
  ecPublicKey: '1.2.840.10045.2.1',

  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  challengePassword: '1.2.840.113549.1.9.7',
  extensionRequest: '1.2.840.113549.1.9.14',
  /** Microsoft's own number for an extension request, which Windows still writes beside PKCS#9's. */
  microsoftExtensionRequest: '1.3.6.1.4.1.311.2.1.14',

  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  crlDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  anyExtendedKeyUsage: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  /** User principal name in a subjectAltName's otherName. */
  userPrincipalName: '1.3.6.1.4.1.311.20.2.3',
});

/** Short names of attribute types, RFC 4514 §3 and PKCS#9. */
export const attributeNames: Readonly<Record<string, string>> = {
  CN: Oid.commonName,
  SN: Oid.surname,
  SERIALNUMBER: Oid.serialNumber,
  C: Oid.country,
  L: Oid.locality,
  ST: Oid.state,
  STREET: Oid.street,
  O: Oid.organization,
  OU: Oid.organizationalUnit,
  T: Oid.title,
  GN: Oid.givenName,
  UID: Oid.userId,
  DC: Oid.domainComponent,
  E: Oid.emailAddress,
};
