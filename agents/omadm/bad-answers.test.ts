import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import { SyncHdr, type SyncMl } from '../../protocol/syncml/messages.js';
import { contentTypes, encodeMessage, type SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';
import type { Transport } from '../device/transport.js';
import { dmClientState } from '../windows/csp/dm-client-csp.js';
import { windowsTree } from '../windows/csp/windows-tree.js';
import { holdSession } from './hold-session.js';

const tree = dmClientState('MDM', {});

/** A server that answers every message by the same bytes. */
function saying(body: Uint8Array, type: string): { readonly transport: Transport; readonly sent: () => number } {
  let sent = 0;
  const transport: Transport = {
    exchanges: [],
    close: async () => {},
    send: async ({ url }) => {
      sent += 1;
      return { status: 200, headers: { 'content-type': type }, body, url, exchange: 0, decode: () => {} };
    },
  };
  return { transport, sent: () => sent };
}

async function held(body: Uint8Array, type: string = contentTypes.wbxml) {
  const { transport, sent } = saying(body, type);
  const facts = { deviceId: 'device-1', manufacturer: 'Muster', model: 'PC', osVersion: '10.0.26200.1' };
  const session = await holdSession({
    transport,
    url: 'https://mdm.example.test/omadm',
    identity: { ...facts, language: 'en-US' },
    habits: { userAgent: 'MSFT OMA DM Client/1.2.0.1' },
    schema: windowsTree,
    tree,
    userSignedIn: true,
    reason: 'poll',
    sessionId: '1',
    random: seededRandom('bad answers'),
    rules: soundRules,
    now: 0,
  });
  return { ...session, sent: sent() };
}

const nothingDone = { outcome: { kind: 'refused', commands: 0 }, tree, events: [], sent: 1 };

const exec = (cmdId: string, target: string, data: string) =>
  ({ verb: 'Exec', cmdId, items: [{ target, data }] }) as const;

/** A message that sets, reads, wipes and unenrolls. */
const message: SyncMl = {
  header: SyncHdr.create({ sessionId: '1', msgId: 1, target: 'device-1', source: 'https://mdm.example.test/omadm' }),
  body: [
    {
      verb: 'Replace',
      cmdId: '2',
      items: [{ target: './Device/Vendor/MSFT/DMClient/Provider/MDM/UPN', data: 'eve@contoso.test' }],
    },
    { verb: 'Get', cmdId: '3', items: [{ target: './DevInfo/Man' }] },
    exec('4', './Device/Vendor/MSFT/RemoteWipe/doWipe', ''),
    exec('5', './Device/Vendor/MSFT/DMClient/Provider/MDM/Unenroll', 'MDM'),
  ],
  final: true,
};

describe('a message of the server that breaks off', () => {
  const wbxml = (['inline', 'opaque', 'table'] as const).map(
    (text) => [text, encodeMessage('wbxml', message, { text })] as const,
  );

  it.each(wbxml)('at any byte of its WBXML is not obeyed (%s)', async (_text, whole) => {
    for (let length = 0; length < whole.length; length++)
      expect(await held(whole.subarray(0, length)), `${length} bytes`).toMatchObject(nothingDone);
  });

  it('at any byte of its XML is not obeyed', async () => {
    const whole = encodeMessage('xml', message);
    for (let length = 0; length < whole.length; length++)
      expect(await held(whole.subarray(0, length), contentTypes.xml), `${length} bytes`).toMatchObject(nothingDone);
  });

  it.each<SyncMlEncoding>(['xml', 'wbxml'])('is obeyed when it is whole (%s)', async (encoding) => {
    const whole = await held(encodeMessage(encoding, message), contentTypes[encoding]);
    expect(whole.events.map(({ kind }) => kind)).toEqual(['wipe', 'unenroll']);
  });
});

const wbxmlHeader = [0x02, 0xa4, 0x01, 0x6a, 0x00];
const text = (source: string): Uint8Array => new TextEncoder().encode(source);

describe('an answer that is no message', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'WBXML nested without end',
      Uint8Array.of(...wbxmlHeader, ...Array<number>(60_000).fill(0x6d)),
      contentTypes.wbxml,
    ],
    ['WBXML of another document', Uint8Array.of(...wbxmlHeader, 0x4f, 0x01), contentTypes.wbxml],
    ['XML nested without end', text('<a>'.repeat(60_000)), contentTypes.xml],
    ['XML nested too deeply', text(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`), contentTypes.xml],
    ['entities', text('<!DOCTYPE a [<!ENTITY b "b">]><SyncML>&b;</SyncML>'), contentTypes.xml],
    ['a page', text('<html><body>Sign in</body></html>'), 'text/html'],
    ['JSON', text('{"error":"internal"}'), 'application/json'],
    ['nothing at all', new Uint8Array(), contentTypes.xml],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0xff), contentTypes.xml],
  ])('%s is not obeyed', async (_case, body, type) => {
    expect(await held(body, type)).toMatchObject(nothingDone);
  });
});
