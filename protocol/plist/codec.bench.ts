import * as plistPackage from 'plist';
import { bench, describe } from 'vitest';
import { readPlist, writePlist } from './codec.js';
import { dict, type PlistValue, real } from './value.js';

/** An answer to DeviceInformation with thirty queries, as a device sends it. */
const report: PlistValue = dict({
  UDID: '00008120-000A1B2C3D4E5F60',
  Status: 'Acknowledged',
  CommandUUID: '0001_DeviceInformation',
  QueryResponses: dict(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index): readonly [string, PlistValue] => [
        `Query${index}`,
        [`value ${index}`, index, index % 2 === 0, real(index / 2)][index % 4] as PlistValue,
      ]),
    ),
  ),
  Certificate: new Uint8Array(1_000),
});
const xml = writePlist(report);
const binary = writePlist(report, 'binary');
const text = Buffer.from(xml).toString('utf8');
const parsed = plistPackage.parse(text) as Parameters<typeof plistPackage.build>[0];
const json = JSON.stringify(parsed);

/** JSON of the same data is what no codec can beat; vitest prints every line as a multiple of the fastest. */
describe('reading a command report', () => {
  bench('XML', () => void readPlist(xml));
  bench('binary', () => void readPlist(binary));
  bench('XML by the plist package', () => void plistPackage.parse(text));
  bench('JSON by JSON.parse', () => void JSON.parse(json));
});

describe('writing a command report', () => {
  bench('XML', () => void writePlist(report));
  bench('binary', () => void writePlist(report, 'binary'));
  bench('XML by the plist package', () => void plistPackage.build(parsed));
  bench('JSON by JSON.stringify', () => void JSON.stringify(parsed));
});
