import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { oobeConfig, oobeSettings } from './deployment-profile.js';
import { readRegistrations, writeRegistrations } from './device-csv.js';
import { type Hardware, readHardwareHash, writeHardwareHash } from './hardware-hash.js';

const hardware: Hardware = {
  serial: '0ABC',
  uuid: '00112233445566778899AABBCCDDEEFF',
  mac: '02-00-00-00-00-01',
  manufacturer: 'Microsoft Corporation',
  model: 'Surface Laptop 6',
  tpm: '2.0',
};

describe('a hardware hash', () => {
  const hash = writeHardwareHash(hardware);

  it('keeps what tells a PC from others', () => {
    expect(readHardwareHash(hash)).toEqual(hardware);
  });

  it('begins with OA and its length and ends with the SHA-256 of what is before its trailer', () => {
    const bytes = Buffer.from(hash, 'base64');
    expect(bytes.subarray(0, 2).toString()).toBe('OA');
    const end = 4 + bytes.readUInt16LE(2);
    expect(bytes.subarray(end, end + 4)).toEqual(Buffer.from('CS$\0'));
    expect(bytes.subarray(end + 4)).toEqual(createHash('sha256').update(bytes.subarray(0, end)).digest());
  });

  it('is none once a byte was changed or is missing', () => {
    const bytes = Buffer.from(hash, 'base64');
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const attempts = [changed, bytes.subarray(0, at)].map((one) => () => readHardwareHash(one.toString('base64')));
      for (const attempt of attempts) expect(attempt).toThrow(expect.objectContaining({ code: 'HARDWARE_HASH' }));
    }
  });
});

describe('a list of PCs', () => {
  const row = {
    serial: '0ABC',
    productId: 'P',
    hardwareHash: 'aGFzaA==',
    groupTag: 'Sales',
    assignedUser: 'ada@a.test',
  };

  it('is read as it was written', () => {
    expect(readRegistrations(writeRegistrations([row]))).toEqual([{ line: 2, ...row }]);
  });

  it('is read without a heading, with quotes, and without the columns that may be absent', () => {
    expect(readRegistrations('"0ABC","P","aGFzaA=="\n\n0DEF,,x')).toEqual([
      { line: 1, serial: '0ABC', productId: 'P', hardwareHash: 'aGFzaA==' },
      { line: 3, serial: '0DEF', productId: '', hardwareHash: 'x' },
    ]);
  });
});

it('the settings of a first run are bits', () => {
  expect(oobeConfig({ standardUser: true, skipEula: true })).toBe(18);
  expect(oobeSettings(18)).toEqual({
    ...{ skipCortana: false, standardUser: true, skipPrivacy: false },
    ...{ skipOemRegistration: false, skipEula: true },
  });
});
