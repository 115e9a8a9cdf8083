/** Headers whose whole value is a secret (RFC 9110 §11.6.2 and §11.7.1, RFC 6265 §4). */
export const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  // a directory's token of a PC (MS-MDM §2.1)
  'devicetoken',
  'cookie',
  'set-cookie',
  'x-auth-token',
  // good for one number for ever (h-mdm/hmdm-server, SyncResource)
  'x-request-signature',
]);

/** Members of messages that carry secrets; the first group stays, the value after it is masked. */
export const secretTexts: readonly RegExp[] = [
  // form fields and query parameters
  /((?:^|[&?])(?:password|passwd|challenge|token|access_token|id_token|assertion|client_secret)=)[^&\s]+/gi,
  // WS-Security UsernameToken Profile 1.1 §3.1; the binary token of a directory
  /(<(?:[\w-]+:)?Password\b[^>]*>)[^<]+/g,
  // property lists: a SCEP challenge, a passcode, an unlock token
  /(<key>(?:Challenge|Password|UnlockToken|PushMagic|BootstrapToken)<\/key>\s*<(?:string|data)>)[^<]+/g,
  // JSON
  /("(?:password|token|access_token|id_token|refresh_token|client_secret|challenge|enrollmentToken)"\s*:\s*")[^"]+/gi,
  // OMA-DM provisioning: the secrets of w7 APPLICATION characteristics (AAUTHSECRET, AAUTHDATA)
  /(<parm\s+name="AAUTH(?:SECRET|DATA)"\s+value=")[^"]+/g,
];
