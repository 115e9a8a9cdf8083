import type { EndpointResponse } from '../../endpoint.js';
import { brokenTexts } from './broken.table.js';
import { spoiltDocuments } from './documents.js';

/** An answer of the enrollment services, changed on purpose. */
type Spoil = (answer: EndpointResponse) => EndpointResponse;

const text =
  (change: (message: string) => string): Spoil =>
  ({ headers, ...answer }) => {
    const body = change(Buffer.from(answer.body as Uint8Array).toString('utf8'));
    return { ...answer, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) }, body };
  };

const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The names of envelope and fault in lower case, as Learn prints them. */
const lowerCase = (message: string): string =>
  message.replace(/(<\/?s:)(\w+)/g, (_all, open: string, name: string) => open + name.toLowerCase());

const prefixes: Readonly<Record<string, string>> = { s: 'soapenv', a: 'wsa', u: 'utility', o: 'sec' };
const otherPrefixes = (message: string): string =>
  message
    .replace(/(<\/?)([a-z]+):/g, (_all, open: string, prefix: string) => `${open}${prefixes[prefix] ?? prefix}:`)
    .replace(/ xmlns:([a-z]+)=/g, (_all, prefix: string) => ` xmlns:${prefixes[prefix] ?? prefix}=`)
    .replace(/ ([a-z]+):(\w+)=/g, (all: string, prefix: string, name: string) =>
      prefix === 'xmlns' ? all : ` ${prefixes[prefix] ?? prefix}:${name}=`,
    );

const fault = (content: string, version = soap12): string =>
  `<s:Envelope xmlns:s="${version}" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Body><s:Fault>${content}</s:Fault></s:Body></s:Envelope>`;

const code = (subcode: string): string =>
  `<s:Code><s:Value>s:Receiver</s:Value>${subcode}</s:Code><s:Reason><s:Text xml:lang="en-US">No.</s:Text></s:Reason>`;
const subcode = (name: string): string => `<s:Subcode><s:Value>${name}</s:Value></s:Subcode>`;
const withStatus =
  (status: number, body: string): Spoil =>
  (answer) => ({ ...text(() => body)(answer), status });

const documents = Object.fromEntries(
  Object.entries(spoiltDocuments).map(([name, change]) => [name, text((message) => inside(message, change))]),
) as Readonly<Record<keyof typeof spoiltDocuments, Spoil>>;

/** Changes the provisioning document within an answer. */
function inside(message: string, change: (document: Uint8Array) => Uint8Array): string {
  return message.replace(/(<(?:\w+:)?BinarySecurityToken[^>]*>)([^<]*)/, (_all, open: string, document: string) => {
    return open + Buffer.from(change(Buffer.from(document, 'base64'))).toString('base64');
  });
}

/** How discovery, policy service and enrollment service answer wrongly on purpose. */
export const spoiltSoap = {
  ...(Object.fromEntries(Object.entries(brokenTexts).map(([name, change]) => [name, text(change)])) as Readonly<
    Record<keyof typeof brokenTexts, Spoil>
  >),
  chunked: ({ headers: { 'content-length': _length, ...headers }, ...answer }) => ({
    ...answer,
    headers: { ...headers, 'transfer-encoding': 'chunked' },
  }),
  unavailable: withStatus(503, ''),
  'bad-request': withStatus(400, ''),
  'no-body': text((message) => message.replace(/<s:Body[^>]*>.*<\/s:Body>/s, '<s:Body></s:Body>')),
  'soap-1.1': text((message) => message.replaceAll(soap12, soap11)),
  'lower-case': text(lowerCase),
  'other-prefixes': text(otherPrefixes),
  padded: text((message) => message.replace(/(<(?:a|s|\w+):[A-Z]\w*[^>]*>)(?=<)/g, '$1\n  ')),
  'no-enrollment-service': text((message) => message.replace(/<EnrollmentServiceUrl>[^<]*/, '<EnrollmentServiceUrl>')),
  'unknown-policy': text((message) => message.replace(/<AuthPolicy>[^<]*/, '<AuthPolicy>Telepathy')),
  'fault-without-subcode': withStatus(500, fault(code(''))),
  'fault-of-unknown-subcode': withStatus(500, fault(code(subcode('s:BadWeather')))),
  'fault-with-status-200': withStatus(200, fault(code(subcode('s:Authorization')))),
  'fault-in-lower-case': withStatus(500, lowerCase(fault(code(subcode('s:authorization'))))),
  'fault-of-soap-1.1': withStatus(
    500,
    fault('<faultcode>s:Authorization</faultcode><faultstring>No.</faultstring>', soap11),
  ),
  ...documents,
} satisfies Readonly<Record<string, Spoil>>;

export type SpoiltSoap = keyof typeof spoiltSoap;
export const spoiltSoapNames = Object.keys(spoiltSoap) as [SpoiltSoap, ...SpoiltSoap[]];
