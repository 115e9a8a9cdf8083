import { bench, describe } from 'vitest';
import { convert } from 'xmlbuilder2';
import { decodeSyncMl, encodeSyncMl } from './codec.js';
import { type Command, SyncHdr } from './messages.js';

const commands = Array.from(
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

const message = {
  header: SyncHdr.create({ sessionId: '1', msgId: 1, target: 'device-1', source: 'https://mdm.example.test/omadm' }),
  body: commands,
  final: true,
};

const bytes = encodeSyncMl(message);
const text = Buffer.from(bytes).toString('utf8');
const tree = convert(text, { format: 'object' });
const json = JSON.stringify(message);

/** xmlbuilder2 only reads and writes XML, it knows nothing of SyncML; vitest prints every line as a multiple of the fastest. */
describe('reading a message of 30 commands', () => {
  bench('SyncML', () => void decodeSyncMl(bytes));
  bench('XML by xmlbuilder2', () => void convert(text, { format: 'object' }));
  bench('JSON by JSON.parse', () => void JSON.parse(json));
});

describe('writing a message of 30 commands', () => {
  bench('SyncML', () => void encodeSyncMl(message));
  bench('XML by xmlbuilder2', () => void convert(tree, { format: 'xml' }));
  bench('JSON by JSON.stringify', () => void JSON.stringify(message));
});
