import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageFile, packageRoot } from './package-root.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-root-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the package root', () => {
  it('is found from dist/, past packages of other names and past broken ones', () => {
    const start = join(folder, 'dist', 'agents', 'device');
    mkdirSync(start, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"name": "mdm-muster"}');
    writeFileSync(join(folder, 'dist', 'package.json'), '{"name": "other"}');
    writeFileSync(join(start, 'package.json'), 'broken');
    expect(packageRoot(start)).toBe(folder);
    expect(() => packageRoot(tmpdir())).toThrow(expect.objectContaining({ code: 'PACKAGE_ROOT_MISSING' }));
  });

  it('holds the files that ship beside the code', () => {
    expect(packageFile('agents/models')).toMatch(/agents\/models$/);
  });
});
