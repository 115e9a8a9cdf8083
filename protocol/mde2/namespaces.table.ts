/** Namespaces of MS-MDE2 §2.2.1, MS-XCEP §2.2.1 and MS-WSTEP §2.2.1. */
export const ns = Object.freeze({
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  addressing: 'http://www.w3.org/2005/08/addressing',
  utility: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  security: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  trust: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  authorization: 'http://schemas.xmlsoap.org/ws/2006/12/authorization',
  diagnostics: 'http://schemas.microsoft.com/2004/09/servicemodel/diagnostics',
  discovery: 'http://schemas.microsoft.com/windows/management/2012/01/enrollment',
  policy: 'http://schemas.microsoft.com/windows/pki/2009/01/enrollmentpolicy',
  enrollment: 'http://schemas.microsoft.com/windows/pki/2009/01/enrollment',
  schemaInstance: 'http://www.w3.org/2001/XMLSchema-instance',
});

/** SOAP actions, which name the message (MS-MDE2 §3.1.4.1, §3.3.4.1, §3.4.4.1). */
export const actions = Object.freeze({
  discover: `${ns.discovery}/IDiscoveryService/Discover`,
  discoverResponse: `${ns.discovery}/IDiscoveryService/DiscoverResponse`,
  getPolicies: `${ns.policy}/IPolicy/GetPolicies`,
  getPoliciesResponse: `${ns.policy}/IPolicy/GetPoliciesResponse`,
  requestSecurityToken: `${ns.enrollment}/RST/wstep`,
  requestSecurityTokenResponseCollection: `${ns.enrollment}/RSTRC/wstep`,
});

const configurationManager = 'http://schemas.microsoft.com/5.0.0.0/ConfigurationManager/Enrollment';

const x509Profile = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0';

/** Types of tokens and encodings (MS-MDE2 §3.3.4.1.1.1, §3.4.4.1.1). */
export const tokenTypes = Object.freeze({
  deviceEnrollmentToken: `${configurationManager}/DeviceEnrollmentToken`,
  userToken: `${configurationManager}/DeviceEnrollmentUserToken`,
  provisioningDocument: `${configurationManager}/DeviceEnrollmentProvisionDoc`,
  jwt: 'urn:ietf:params:oauth:token-type:jwt',
  pkcs10: `${ns.enrollment}#PKCS10`,
  pkcs7: `${ns.security}#PKCS7`,
  /** As other servers and clients have it. */
  pkcs7OfEnrollment: `${ns.enrollment}#PKCS7`,
  x509: `${x509Profile}#X509v3`,
  x509Reference: `${x509Profile}#X509`,
  base64Binary: `${ns.security}#base64binary`,
  passwordText: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText',
});

/** The `u:Id` that every client gives its UsernameToken (MS-MDE2 §3.3.4.1.1.1.3). */
export const usernameTokenId = 'uuid-cc1ccc1f-2fba-4bcf-b063-ffc0cac77917-4';

/** The identifier by which KeyInfo names the certificate of a signed message. */
export const certificateTokenId = 'uuid-29801C2F-F26B-46AD-984B-AFAEFB545FF8';

export const anonymousAddress = `${ns.addressing}/anonymous`;

/** Media types: SOAP 1.2 over HTTP (RFC 3902) and, accepted only, SOAP 1.1. */
export const soapContentType = 'application/soap+xml; charset=utf-8';
export const soapMediaTypes = Object.freeze(['application/soap+xml', 'text/xml']);
