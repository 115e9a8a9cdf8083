import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { writeDiscoverResponse } from '../../../../protocol/mde2/discovery.js';
import { writeProvisioningDocument } from '../../../../protocol/mde2/provisioning-document.js';
import { writeRequestSecurityTokenResponseCollection } from '../../../../protocol/mde2/security-token.js';
import { readSoap } from '../../../../protocol/mde2/soap.js';
import { decodeSyncMl, encodeSyncMl } from '../../../../protocol/syncml/codec.js';
import { Status, SyncHdr } from '../../../../protocol/syncml/messages.js';
import type { EndpointResponse } from '../../endpoint.js';
import { brokenTexts } from './broken.table.js';
import { spoiltSession, spoiltSessionNames } from './session.table.js';
import { spoiltSoap, spoiltSoapNames } from './soap.table.js';

const message = encodeSyncMl({
  header: SyncHdr.create({ sessionId: '7', msgId: 1, target: 'device-1', source: 'https://x.test/' }),
  body: [Status.create({ cmdId: '1', msgRef: 1, cmdRef: '0', cmd: 'SyncHdr', data: '200' })],
  final: true,
});

const discovery = writeDiscoverResponse({
  relatesTo: 'urn:uuid:1',
  authPolicy: 'OnPremise',
  enrollmentServiceUrl: 'https://x.test/',
});
const issued = writeRequestSecurityTokenResponseCollection({
  tokenType: 'x',
  requestId: 0,
  created: 0,
  expires: 1,
  provisioningDocument: writeProvisioningDocument({
    rootCertificates: [Uint8Array.of(1)],
    intermediateCertificates: [],
    clientCertificate: { store: 'User', certificate: Uint8Array.of(2) },
    applications: [
      {
        appId: 'w7',
        providerId: 'Muster',
        address: 'https://x.test/',
        authentications: [{ level: 'CLIENT' }, { level: 'APPSRV' }],
      },
    ],
    dmClient: { providerId: 'Muster', settings: [] },
    others: [],
  }),
});

const answered = (body: Uint8Array): EndpointResponse => ({
  status: 200,
  headers: { 'content-length': String(body.length) },
  body,
});

/** What is said to be wrong is wrong: a spoilt answer that equals the sound one would show nothing. */
describe('spoilt answers', () => {
  it.each(spoiltSessionNames)('a management message that is %s is another', (name) => {
    expect(spoiltSession[name](message)).not.toBe(message);
  });

  it.each(spoiltSoapNames)('an answer that is %s is another, and tells its own length', (name) => {
    const spoil: (answer: EndpointResponse) => EndpointResponse = spoiltSoap[name];
    const changes = [discovery, issued].map((body) => ({ sound: answered(body), spoilt: spoil(answered(body)) }));
    expect(changes.some(({ sound, spoilt }) => JSON.stringify(shown(sound)) !== JSON.stringify(shown(spoilt)))).toBe(
      true,
    );
    for (const { spoilt } of changes)
      if (spoilt.headers['content-length'] !== undefined)
        expect(Number(spoilt.headers['content-length'])).toBe(Buffer.byteLength(spoilt.body));
  });

  it.each(Object.entries(brokenTexts))('nobody can read a document that is %s', (_name, change) => {
    expect(() => decodeSyncMl(change(message))).toThrow(ProtocolError);
    expect(() => readSoap(Buffer.from(change(Buffer.from(discovery).toString('utf8'))))).toThrow(ProtocolError);
  });
});

const shown = ({ status, headers, body }: EndpointResponse) => ({
  status,
  headers,
  body: Buffer.from(body).toString('utf8'),
});
