import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findModel, loadModels, overrideModel, parseModel } from './models.js';

const phone = `# A comment
name: Phone 1
platform: ios
manufacturer: Apple
osVersion: "18.1"
osBuild: 22B83
product: Phone1,1
habits:
  userAgent: MDM/1.0
  order: [a, b]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-models-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('device models', () => {
  it('are read from their files and found by name or id', () => {
    writeFileSync(join(folder, 'phone-1.yaml'), phone);
    writeFileSync(join(folder, 'phone-2.yaml'), phone.replace('Phone 1', 'Phone 2'));
    const models = loadModels(folder);
    expect(models.map(({ id }) => id)).toEqual(['phone-1', 'phone-2']);
    expect(findModel(models, 'phone 2')).toMatchObject({ id: 'phone-2', habits: { order: ['a', 'b'] } });
    expect(findModel(models, 'phone-1').name).toBe('Phone 1');
    expect(() => findModel(models, 'Phone 3')).toThrow(
      expect.objectContaining({ code: 'MODEL_UNKNOWN', fix: expect.stringContaining('Phone 1, Phone 2') }),
    );
  });

  it('that ship with the package are all readable', () => {
    expect(loadModels().length).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ['a wrong platform', phone.replace('ios', 'symbian'), 3, 'platform'],
    ['an unquoted version', phone.replace('"18.1"', '18.1'), 5, 'osVersion'],
    ['an unknown key', `${phone}colour: blue\n`, 11, 'colour'],
    ['a missing key', phone.replace(/product.*\n/, ''), 2, 'product'],
    ['broken YAML', `${phone}  : [\n`, 12, 'Flow sequence'],
    ['an empty file', '', 1, 'model'],
  ])('name file, line and key of %s', (_, text, line, key) => {
    const read = (): unknown => parseModel(text, '/models/phone-1.yaml');
    expect(read).toThrow(expect.objectContaining({ family: 'usage', place: `/models/phone-1.yaml:${line}` }));
    expect(read).toThrow(key);
  });

  it('must have names of their own', () => {
    writeFileSync(join(folder, 'a.yaml'), phone);
    writeFileSync(join(folder, 'b.yaml'), phone);
    expect(() => loadModels(folder)).toThrow(expect.objectContaining({ code: 'MODEL_NAME_TAKEN' }));
  });

  it('take overrides for one device, facts and single habits, and refuse nonsense', () => {
    const model = parseModel(phone, 'phone-1.yaml');
    const changed = overrideModel(model, { osVersion: '17.0', habits: { order: ['b'] } });
    expect(changed).toMatchObject({ id: 'phone-1', osVersion: '17.0', habits: { userAgent: 'MDM/1.0', order: ['b'] } });
    expect(model.osVersion).toBe('18.1');
    expect(() => overrideModel(model, { osversion: '17.0' })).toThrow(/osversion/);
  });
});
