import { describe, expect, it } from 'vitest';
import { readRegistryPolicy, writeRegistryPolicy } from './registry-policy.js';

const key = 'Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\MDM';

describe('Registry.pol', () => {
  it('writes a value as MS-GPREG §2.2.1 lays it out', () => {
    const bytes = Buffer.from(writeRegistryPolicy([{ key: 'K', name: 'V', value: 2 }]));
    expect(bytes.toString('hex')).toBe(
      '50526567010000005b004b0000003b00560000003b00040000003b00040000003b00020000005d00',
    );
  });

  it('reads back what it writes', () => {
    const values = [
      { key, name: 'AutoEnrollMDM', value: 1 },
      { key, name: 'MDMApplicationId', value: '0000000a-0000-0000-c000-000000000000' },
    ];
    expect(readRegistryPolicy(writeRegistryPolicy(values))).toEqual(values);
  });

  it('refuses every shortened file, and files that are none', () => {
    const whole = writeRegistryPolicy([{ key, name: 'AutoEnrollMDM', value: 1 }]);
    for (let length = 9; length < whole.length; length++)
      expect(() => readRegistryPolicy(whole.subarray(0, length))).toThrow(/too soon/);
    expect(() => readRegistryPolicy(Buffer.from('PReg\x02\0\0\0'))).toThrow(/version 1/);
  });
});
