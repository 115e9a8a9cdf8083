/** A way to spoil a message on purpose, by name; what it is good for is in the name. */
export type Distortion = (message: string) => string;

const prefixes: Readonly<Record<string, string>> = { s: 'env', a: 'adr', wsse: 'sec', u: 'utl', wst: 'tru', ac: 'ctx' };

/** Writes every prefix another way; what the message means stays the same (Namespaces in XML 1.0 §3). */
function otherPrefixes(message: string): string {
  const renamed = (prefix: string): string => prefixes[prefix] ?? prefix;
  return message
    .replace(/(<\/?)([a-z]+):/g, (_all, open: string, prefix: string) => `${open}${renamed(prefix)}:`)
    .replace(/ xmlns:([a-z]+)=/g, (_all, prefix: string) => ` xmlns:${renamed(prefix)}=`)
    .replace(
      / ([a-z]+):(mustUnderstand|Id|Type)=/g,
      (_all, prefix: string, name: string) => ` ${renamed(prefix)}:${name}=`,
    );
}

const entities = Array.from(
  { length: 12 },
  (_, index) => `<!ENTITY l${index + 1} "&l${index};&l${index};&l${index};">`,
);

export const distortions = {
  'other-prefixes': otherPrefixes,
  /** White space around addresses, as MS-MDE2's own examples have it. */
  padded: (message: string) => message.replace(/(<a:(?:Action|To)[^>]*>)([^<]*)/g, '$1\n      $2\n    '),
  'soap-1.1': (message: string) =>
    message.replace('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
  empty: () => '',
  truncated: (message: string) => message.slice(0, Math.floor(message.length / 2)),
  'no-xml': () => 'EmailAddress=ada',
  'billion-laughs': (message: string) =>
    `<!DOCTYPE s [<!ENTITY l0 "ha">${entities.join('')}]>${message.replace(/<s:Body>/, '<s:Body>&l12;')}`,
  'external-entity': (message: string) =>
    `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]>${message.replace(/<s:Body>/, '<s:Body>&x;')}`,
  'deeply-nested': (message: string) =>
    message.replace('<s:Body>', `<s:Body>${'<x>'.repeat(10_000)}${'</x>'.repeat(10_000)}`),
  oversized: (message: string) => message.replace('<s:Body>', `<!-- ${'x'.repeat(2 * 1024 * 1024)} --><s:Body>`),
  'no-body': (message: string) => message.replace(/<s:Body>.*<\/s:Body>/s, '<s:Body/>'),
  'no-security': (message: string) => message.replace(/<wsse:Security .*<\/wsse:Security>/s, ''),
  'empty-security': (message: string) => message.replace(/(<wsse:Security [^>]*>).*(<\/wsse:Security>)/s, '$1$2'),
  'unknown-action': (message: string) => message.replace(/(<a:Action[^>]*>)[^<]*/, '$1urn:muster:no-such-action'),
  'request-no-base64': (message: string) => message.replace(/(#PKCS10"[^>]*>)[^<]*/, '$1*not base64*'),
  'request-no-der': (message: string) => message.replace(/(#PKCS10"[^>]*>)[^<]*/, '$1AAAA'),
  'request-of-other-type': (message: string) => message.replace('#PKCS10"', '#PKCS12"'),
  recovery: (message: string) => message.replace('200512/Issue', '200512/Recovery'),
  'lower-case-envelope': (message: string) =>
    message.replace(/(<\/?s:)(Envelope|Header|Body)/g, (_all, open: string, name: string) => open + name.toLowerCase()),
  renewal: (message: string) => message.replace('200512/Issue', '200512/Renew'),
} satisfies Readonly<Record<string, Distortion>>;

export type DistortionName = keyof typeof distortions;
export const distortionNames = Object.keys(distortions) as [DistortionName, ...DistortionName[]];
