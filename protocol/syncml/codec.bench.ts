import { bench, describe } from 'vitest';
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

const text = encodeSyncMl(message);

describe('a message of 30 commands', () => {
  bench('write', () => void encodeSyncMl(message));
  bench('read', () => void decodeSyncMl(text));
});
