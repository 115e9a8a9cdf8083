import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { decodeMessage, encodeMessage } from '../wbxml/syncml-encodings.js';
import { decodeSyncMl, encodeSyncMl } from './codec.js';
import { Alert, type Command, Status, SyncHdr, type SyncMl } from './messages.js';

const header = SyncHdr.create({
  sessionId: '1A',
  msgId: 2,
  target: 'https://mdm.example.test/omadm',
  source: 'device-1',
});

const message = (...body: Command[]): SyncMl => ({ header, body, final: true });

/** A message of every kind of element, with every optional member somewhere. */
const everything = message(
  Status.create({
    cmdId: '1',
    msgRef: 1,
    cmdRef: '0',
    cmd: 'SyncHdr',
    data: '407',
    targetRefs: ['https://mdm.example.test/omadm'],
    sourceRefs: ['device-1'],
    chal: { meta: { format: 'b64', type: 'syncml:auth-md5', nextNonce: 'bm9uY2U=' } },
  }),
  Alert.create({
    cmdId: '2',
    data: '1226',
    correlator: 'c',
    items: [{ meta: { type: 'com.example.alert', format: 'int', mark: 'fatal' }, data: '1' }],
  }),
  {
    verb: 'Replace',
    cmdId: '3',
    meta: { format: 'chr' },
    items: [{ source: './DevInfo/Mod', data: 'A & <B>\r\n"C"' }],
  },
  {
    verb: 'Atomic',
    cmdId: '4',
    meta: { type: 't' },
    commands: [
      { verb: 'Add', cmdId: '5', items: [{ target: './A', meta: { format: 'node' } }] },
      { verb: 'Exec', cmdId: '6', items: [{ target: './B', data: '' }] },
    ],
  },
  { verb: 'Sequence', cmdId: '7', commands: [{ verb: 'Delete', cmdId: '8', items: [{ target: './C' }] }] },
  { verb: 'Get', cmdId: '9', items: [{ target: './D' }, { target: './E' }] },
  {
    verb: 'Results',
    cmdId: '10',
    msgRef: 1,
    cmdRef: '9',
    meta: { type: 'text/plain' },
    targetRef: './D',
    sourceRef: './D',
    items: [{ source: './D', meta: { format: 'bin', size: 9 }, data: 'AAEC', moreData: true }],
  },
  Status.create({
    cmdId: '11',
    msgRef: 1,
    cmdRef: '9',
    cmd: 'Get',
    data: '500',
    items: [{ originalError: '0x86000002' }],
  }),
);

describe('a SyncML message', () => {
  it('survives writing and reading', () => {
    const { message: read, findings } = decodeSyncMl(encodeSyncMl(everything));
    expect(read).toEqual(everything);
    expect(findings).toEqual([]);
  });

  it('keeps credentials and Meta in its header', () => {
    const full: SyncMl = {
      header: {
        ...header,
        respUri: 'https://mdm.example.test/omadm?s=1',
        cred: { meta: { format: 'b64', type: 'syncml:auth-basic' }, data: 'dTpw' },
        meta: { maxMsgSize: 524_288, maxObjSize: 1_048_576 },
      },
      body: [],
      final: false,
    };
    expect(decodeSyncMl(encodeSyncMl(full)).message).toEqual(full);
  });

  it('is written byte for byte in the order of the DTD (MS-MDM §2.2.6.1)', () => {
    const answer = message(Status.create({ cmdId: '1', msgRef: 1, cmdRef: '0', cmd: 'SyncHdr', data: '200' }), {
      verb: 'Replace',
      cmdId: '2',
      items: [{ target: './A', meta: { format: 'int' }, data: '0' }],
    });
    expect(encodeSyncMl(answer)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD>' +
        '<VerProto>DM/1.2</VerProto><SessionID>1A</SessionID><MsgID>2</MsgID>' +
        '<Target><LocURI>https://mdm.example.test/omadm</LocURI></Target><Source><LocURI>device-1</LocURI></Source>' +
        '</SyncHdr><SyncBody><Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>' +
        '<Data>200</Data></Status><Replace><CmdID>2</CmdID><Item><Target><LocURI>./A</LocURI></Target>' +
        '<Meta><Format xmlns="syncml:metinf">int</Format></Meta><Data>0</Data></Item></Replace><Final/></SyncBody></SyncML>',
    );
  });

  it('declares the msft prefix only where an original error is (MS-MDM §2.2.4.3)', () => {
    expect(encodeSyncMl(everything)).toContain('<SyncBody xmlns:msft="http://schemas.microsoft.com/MobileDevice/MDM">');
    expect(encodeSyncMl(message())).toContain('<SyncBody>');
  });

  it('writes the result behind a failure at Data, and reads it there and at the Item (MS-MDM §2.2.5.1)', () => {
    const status = Status.create({
      cmdId: '1',
      msgRef: 1,
      cmdRef: '2',
      cmd: 'Get',
      data: '404',
      originalError: '0x86000002',
    });
    const written = encodeSyncMl(message(status));
    expect(written).toContain('<Data msft:originalerror="0x86000002">404</Data>');
    expect(decodeSyncMl(written).message.body).toEqual([status]);
    const item = { originalError: '0x86000002', data: 'x' };
    const about = { ...status, items: [item] };
    expect(decodeSyncMl(encodeSyncMl(message(about))).message.body).toEqual([about]);
    expect(decodeMessage('wbxml', encodeMessage('wbxml', message(status))).message.body).toMatchObject([
      { data: '404' },
    ]);
  });
});

const head =
  '<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID>' +
  '<Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI></Source></SyncHdr>';

const inBody = (body: string, namespace = 'SYNCML:SYNCML1.2'): string =>
  `<SyncML xmlns="${namespace}">${head}<SyncBody>${body}</SyncBody></SyncML>`;

describe('tolerant reading', () => {
  it('goes by local name, whatever the prefix', () => {
    const prefixed = inBody('<Final/>')
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1s:')
      .replace('xmlns=', 'xmlns:s=');
    const { message: read, findings } = decodeSyncMl(prefixed);
    expect([read.header.source, read.final, findings]).toEqual(['b', true, []]);
  });

  it.each([
    ['a missing CmdID', '<Get><Item><Target><LocURI>./A</LocURI></Target></Item></Get>', 'a CmdID'],
    ['CmdID 0', '<Get><CmdID>0</CmdID></Get>', 'a CmdID other than 0'],
    ['a CmdID used twice', '<Get><CmdID>1</CmdID></Get><Get><CmdID>1</CmdID></Get>', 'a CmdID of its own'],
    [
      'a LocURI with a slash first',
      '<Get><CmdID>1</CmdID><Item><Target><LocURI>/A</LocURI></Target></Item></Get>',
      './',
    ],
    ['Data before Meta', '<Add><CmdID>1</CmdID><Item><Data>1</Data><Meta/></Item></Add>', 'Data as the last child'],
    ['markup in Data', '<Add><CmdID>1</CmdID><Item><Data><enabled/></Data></Item></Add>', 'text in Data'],
    ['a Meta part without namespace', '<Add><CmdID>1</CmdID><Meta><Format>int</Format></Meta></Add>', 'syncml:metinf'],
    [
      'a Status without number',
      '<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Data>ok</Data></Status>',
      'a status code',
    ],
    ['a Status without CmdRef', '<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><Data>200</Data></Status>', 'a CmdRef'],
    ['a strange element', '<Dance><CmdID>1</CmdID></Dance>', 'a command of DM'],
  ])('reports %s', (_case, body, expected) => {
    const { findings } = decodeSyncMl(inBody(body));
    expect(findings.map((finding) => finding.expected).join()).toContain(expected);
  });

  it('reads a missing MsgRef as 1 and says so (MS-MDM §2.2.3.7)', () => {
    const status = '<Status><CmdID>1</CmdID><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>200</Data></Status>';
    const { message: read, findings } = decodeSyncMl(inBody(status));
    expect(read.body[0]).toMatchObject({ msgRef: 1, cmdRef: '0', data: '200' });
    expect(findings).toMatchObject([{ expected: 'a MsgRef', severity: 'warn' }]);
  });

  it.each([
    ['SYNCML:SYNCML1.1', 'warn'],
    ['SYNCML:SYNCML1.3', 'fail'],
  ])('reads namespace %s with severity %s', (namespace, severity) => {
    const { message: read, findings } = decodeSyncMl(inBody('<Final/>', namespace));
    expect(read.final).toBe(true);
    expect(findings).toMatchObject([{ severity, received: namespace }]);
  });

  it('keeps a command that it does not know', () => {
    expect(decodeSyncMl(inBody('<Copy><CmdID>4</CmdID></Copy>')).message.body).toEqual([
      { verb: 'Unknown', name: 'Copy', cmdId: '4' },
    ]);
  });
});

const codeOf = (document: string): string => {
  try {
    decodeSyncMl(document);
    return 'read';
  } catch (error) {
    return error instanceof ProtocolError ? error.code : String(error);
  }
};

describe('hostile input', () => {
  it('is refused wherever the message is cut off', () => {
    const whole = encodeSyncMl(everything);
    const read = Array.from({ length: whole.length }, (_, end) => codeOf(whole.slice(0, end))).filter(
      (code) => code !== 'XML_MALFORMED',
    );
    expect(read).toEqual([]);
  });

  it('is refused at 50,000 elements of depth before they are read', () => {
    const nested = inBody('<Atomic>'.repeat(50_000));
    const start = performance.now();
    expect(codeOf(nested)).toBe('XML_LIMIT');
    expect(performance.now() - start).toBeLessThan(200);
  });

  it.each([
    ['entities that grow', '<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><SyncML>&b;</SyncML>', 'XML_DOCTYPE'],
    ['an external entity', '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><SyncML>&x;</SyncML>', 'XML_DOCTYPE'],
    ['too many elements', inBody('<Get/>'.repeat(60_000)), 'XML_LIMIT'],
    ['another root', '<html/>', 'SYNCML_UNREADABLE'],
    ['no header', '<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody/></SyncML>', 'SYNCML_UNREADABLE'],
    ['nothing', '', 'XML_MALFORMED'],
    ['binary', '\u0002\u0000\u0000j', 'XML_MALFORMED'],
  ])('is refused: %s', (_case, document, code) => {
    expect(codeOf(document)).toBe(code);
  });

  it('gives ids only where they are numbers', () => {
    const strange = inBody('').replace('<MsgID>1</MsgID>', '<MsgID>-1e9</MsgID>');
    expect(decodeSyncMl(strange).message.header.msgId).toBe(0);
  });
});
