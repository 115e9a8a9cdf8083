import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../protocol/base/clock.js';
import { systemRandom } from '../../../../protocol/base/random.js';
import { RecordingRuleBook } from '../../../../protocol/base/rule.js';
import { Alert, SyncHdr, type SyncMl } from '../../../../protocol/syncml/messages.js';
import { contentTypes, encodeMessage } from '../../../../protocol/wbxml/syncml-encodings.js';
import type { CertificateAuthority } from '../../domain/authority.js';
import { queueCommand, recordEnrolling } from '../../domain/devices.js';
import type { Tenant } from '../../tenant.js';
import { emptyState } from '../../tenant-state.js';
import { handleMessage } from './endpoint.js';

const certificate = Uint8Array.of(1);

function enrolled() {
  const state = emptyState();
  const rules = new RecordingRuleBook();
  const certificateSha256 = createHash('sha256').update(certificate).digest('hex');
  const device = recordEnrolling(
    state,
    { platform: 'windows', method: 'windows-byod', enrollmentId: 'device-1', certificateSha256 },
    0,
  );
  device.state = 'enrolled';
  queueCommand(device, { id: 'c', kind: 'Get', payload: { verb: 'Get', target: './DevInfo/Man' } }, 0);
  const tenant: Tenant = {
    id: 't1',
    domain: 't1.muster.test',
    clock: systemClock,
    random: systemRandom,
    rules,
    editions: new Set(),
    faults: new Set(),
    state,
    ca: { object: () => undefined } as unknown as CertificateAuthority,
    context: () => ({ now: 1_000, rules, editions: new Set(), state }),
    url: (service, path) => `https://${service}.t1.muster.test${path}`,
  };
  return { tenant, device };
}

const post = (tenant: Tenant, body: Uint8Array, type: string) =>
  handleMessage({
    tenant,
    service: 'dm',
    method: 'POST',
    path: '/omadm',
    query: new URLSearchParams(),
    headers: { 'content-type': type },
    body,
    clientCertificate: certificate,
  });

const leaving: SyncMl = {
  header: SyncHdr.create({ sessionId: '1', msgId: 1, target: 'https://dm.t1.muster.test/omadm', source: 'device-1' }),
  body: [
    Alert.create({ cmdId: '2', data: '1201' }),
    Alert.create({
      cmdId: '3',
      data: '1226',
      items: [{ meta: { format: 'int', type: 'com.microsoft:mdm.unenrollment.userrequest' }, data: '1' }],
    }),
  ],
  final: true,
};

const codes = (body: string | Uint8Array): readonly (string | undefined)[] =>
  [
    ...Buffer.from(body)
      .toString('utf8')
      .matchAll(/<Data>(\d{3})<\/Data>/g),
  ].map(([, code]) => code);

describe('a message of a device that breaks off', () => {
  it.each(['inline', 'opaque', 'table'] as const)(
    'at any byte of its WBXML is refused and stores nothing (%s)',
    (text) => {
      const whole = encodeMessage('wbxml', leaving, { text });
      const { tenant, device } = enrolled();
      const before = structuredClone(device);
      for (let length = 0; length < whole.length; length++) {
        expect(post(tenant, whole.subarray(0, length), contentTypes.wbxml).status, `${length} bytes`).toBe(400);
        expect(device).toEqual(before);
      }
      expect(post(tenant, whole, contentTypes.wbxml).status).toBe(200);
      expect(device.state).toBe('unenrolled');
    },
  );

  it('at any byte of its XML is refused and stores nothing', () => {
    const whole = encodeMessage('xml', leaving);
    const { tenant, device } = enrolled();
    const before = structuredClone(device);
    for (let length = 0; length < whole.length; length++) {
      expect(post(tenant, whole.subarray(0, length), contentTypes.xml).status, `${length} bytes`).toBe(400);
      expect(device).toEqual(before);
    }
  });
});

const header = [0x02, 0xa4, 0x01, 0x6a, 0x00];

describe('WBXML that is no message', () => {
  it.each<[string, readonly number[]]>([
    ['nested without end', [...header, ...Array<number>(60_000).fill(0x6d)]],
    ['with too many elements', [...header, 0x6d, ...Array<number>(60_000).fill(0x12), 0x01]],
    ['with an END too many', [...header, 0x01]],
    ['with a string that is not in its table', [...header, 0x6d, 0x83, 0x05, 0x01]],
    ['with a literal tag that is not in its table', [...header, 0x6d, 0x44, 0x05, 0x01, 0x01]],
    ['of a version that does not exist', [0x7f, 0xa4, 0x01, 0x6a, 0x00, 0x6d, 0x01]],
    ['of another document', [...header, 0x4f, 0x01]],
    ['with tags that no code page has', [...header, 0x00, 0x07, 0x45, 0x01]],
    ['in the clothes of XML', [...Buffer.from('<SyncML/>')]],
  ])('%s is refused and stores nothing', (_case, document) => {
    const { tenant, device } = enrolled();
    const before = structuredClone(device);
    expect(post(tenant, Uint8Array.from(document), contentTypes.wbxml).status).toBe(400);
    expect(device).toEqual(before);
  });
});

const xml = (body: string, head = ''): Uint8Array =>
  new TextEncoder().encode(
    `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID>${head || '<MsgID>1</MsgID>'}<Target><LocURI>https://dm</LocURI></Target><Source><LocURI>device-1</LocURI></Source></SyncHdr><SyncBody>${body}<Final/></SyncBody></SyncML>`,
  );
const opening = '<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>';

describe('values of the wrong kind in a message', () => {
  it.each<[string, Uint8Array, readonly string[]]>([
    ['a MsgID that is no number', xml(opening, '<MsgID>one</MsgID>'), ['400']],
    ['a MsgID of zero', xml(opening, '<MsgID>0</MsgID>'), ['400']],
    ['no MsgID', xml(opening, '<RespURI>x</RespURI>'), ['400']],
    ['an Alert code that is no number', xml('<Alert><CmdID>1</CmdID><Data>hello</Data></Alert>'), ['400']],
    ['an empty body', xml(''), ['400']],
    [
      'a Status of a code that is no number',
      xml(`${opening}<Status><CmdID>2</CmdID><CmdRef>1</CmdRef><Data>ok</Data></Status>`),
      ['200', '200'],
    ],
    [
      'a command within the Data of another',
      xml(`<Alert><CmdID>1</CmdID><Data>1201<Get/></Data></Alert>`),
      ['200', '200'],
    ],
  ])('%s has its Status', (_case, body, expected) => {
    const { tenant, device } = enrolled();
    const answer = post(tenant, body, contentTypes.xml);
    expect([answer.status, codes(answer.body)]).toEqual([200, expected]);
    expect(device.state).toBe('enrolled');
  });
});
