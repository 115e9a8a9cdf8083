import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlist, writePlist } from './codec.js';
import { dict, type PlistValue, real } from './value.js';

const missing = spawnSync('plistutil', ['--help']).error !== undefined;

const value: PlistValue = dict({
  text: 'Zoë & <Bo>',
  emoji: 'a 🙂 b',
  list: [1, -1, 255, 65_536, 2 ** 40, 2n ** 60n + 1n, true, false, real(2), real(0.25)],
  when: new Date('2025-01-31T12:34:56Z'),
  data: new Uint8Array([0, 1, 2, 255]),
  nested: dict({ empty: '', none: [], many: Array.from({ length: 40 }, (_, index) => `item ${index}`) }),
});

describe.skipIf(missing)('plistutil (skipped: plistutil is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-plist-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const convert = (document: Uint8Array, format: 'xml' | 'bin'): Uint8Array => {
    const [input, output] = [join(folder, 'in.plist'), join(folder, 'out.plist')];
    writeFileSync(input, document);
    execFileSync('plistutil', ['-i', input, '-o', output, '-f', format]);
    return new Uint8Array(readFileSync(output));
  };

  it.each([
    ['xml', 'bin'],
    ['binary', 'xml'],
    ['binary', 'bin'],
    ['xml', 'xml'],
  ] as const)('reads our %s, and we read what it makes of it as %s', (ours, theirs) => {
    const { message, findings } = readPlist(convert(writePlist(value, ours), theirs));
    expect(message).toEqual(value);
    expect(findings).toEqual([]);
  });
});
