import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The packed tarball, installed where there is no checkout and no TypeScript. */
describe('the published package', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const home = mkdtempSync(join(tmpdir(), 'muster-package-'));
  const muster = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(home, 'node_modules/.bin/muster'), ...args], { cwd: home, encoding: 'utf8' });

  beforeAll(() => {
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', home], { cwd: root });
    const [tarball] = readdirSync(home).filter((file) => file.endsWith('.tgz'));
    if (tarball === undefined) throw new Error('npm pack left no tarball');
    writeFileSync(join(home, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--omit=dev', join(home, tarball)], {
      cwd: home,
    });
  }, 180_000);

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('runs scenarios that it brings along', () => {
    const { status, stdout, stderr } = muster('run', '--requirement', 'LIM-028', '--platform', 'ios', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ summary: { pass: 2, fail: 0 } });
    expect(existsSync(join(home, 'muster-out/report.html'))).toBe(true);
  });

  it('brings declarations for a team that writes steps, and neither tests nor TypeScript sources', () => {
    const files = readdirSync(join(home, 'node_modules/mdm-muster'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('node_modules/'),
    );
    expect(files).toContain('dist/scenarios/steps/define.d.ts');
    expect(files.filter((file) => /\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });
});
