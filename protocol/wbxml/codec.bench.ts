import { bench, describe } from 'vitest';
import { type Command, SyncHdr, type SyncMl } from '../syncml/messages.js';
import { decodeMessage, encodeMessage } from './syncml-encodings.js';

const body = Array.from(
  { length: 30 },
  (_, index): Command => ({
    verb: 'Replace',
    cmdId: String(index + 1),
    items: [
      {
        target: `./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera${index}`,
        meta: { format: 'int' },
        data: String(index),
      },
    ],
  }),
);
const header = SyncHdr.create({
  sessionId: '1',
  msgId: 1,
  target: 'device-1',
  source: 'https://mdm.example.test/omadm',
});
const message: SyncMl = { header, body, final: true };
const [xml, wbxml] = [encodeMessage('xml', message), encodeMessage('wbxml', message)];
const table = encodeMessage('wbxml', message, { text: 'table' });

/** vitest prints every line as a multiple of the fastest: what counts is WBXML against XML, which every device speaks. */
describe('reading a message of 30 commands', () => {
  bench('XML', () => void decodeMessage('xml', xml));
  bench('WBXML', () => void decodeMessage('wbxml', wbxml));
  bench('WBXML with a string table', () => void decodeMessage('wbxml', table));
});

describe('writing a message of 30 commands', () => {
  bench('XML', () => void encodeMessage('xml', message));
  bench('WBXML', () => void encodeMessage('wbxml', message));
  bench('WBXML with a string table', () => void encodeMessage('wbxml', message, { text: 'table' }));
});
