import { expect, it } from 'vitest';
import { readMachineFile } from './virtual-machine.js';

it('reads serial number and model from the two lines of a .vmx file, and nothing else', () => {
  const file =
    '.encoding = "UTF-8"\nserialNumber = "ABC123456789"\nserialNumber.reflectHost = "FALSE"\nhw.model = "MacBookAir10,1"\n';
  expect(readMachineFile(file)).toEqual({ serial: 'ABC123456789', product: 'MacBookAir10,1' });
});

it('takes nothing from a file that says nothing of the hardware', () => {
  expect(readMachineFile('displayName = "macOS"\n')).toEqual({});
});
