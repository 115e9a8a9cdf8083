import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Which layer may import which. A layer is the longest prefix in this table. The server and the agents never see each other: they meet on
 * the wire only, so that a wrong reading on one side meets a right one on the other.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  'reports/model': [],
  reports: ['reports/model'],
  agents: ['protocol'],
  'harness/server': ['protocol'],
  'harness/checks': ['protocol', 'reports/model'],
  'harness/targets': ['protocol', 'harness/checks', 'reports/model'],
  'scenarios/steps': ['harness/checks', 'agents', 'protocol'],
  'harness/conformance': [
    'agents',
    'harness/capture',
    'harness/checks',
    'harness/targets',
    'protocol',
    'reports/model',
    'scenarios/steps',
  ],
  'harness/load': ['agents', 'harness/checks', 'harness/targets', 'protocol', 'reports/model', 'scenarios/steps'],
  'harness/capture': ['agents', 'harness/checks', 'harness/targets', 'protocol', 'reports/model'],
  'harness/cli': ['protocol', 'agents', 'harness', 'scenarios', 'reports'],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const topLevel = ['agents', 'protocol', 'scenarios', 'harness', 'reports'];

const sources = topLevel.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')),
);

/** Tests and their helpers may reach across layers: they are where both halves of a protocol meet. */
const checked = sources.filter((file) => !/\.(test|bench)(\.helper)?\.ts$/.test(file));

function layerOf(file: string): string | undefined {
  return Object.keys(mayImport)
    .filter((layer) => file.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map(
    (match) => match[1] as string,
  );
  return specifiers.map((specifier) => relative(root, resolve(root, dirname(file), specifier)));
}

function violations(file: string, imported: readonly string[]): readonly string[] {
  const layer = layerOf(file);
  if (layer === undefined) return [`${file}: belongs to no layer`];
  const allowed = [layer, ...(mayImport[layer] as readonly string[])];
  return imported
    .filter((other) => !allowed.some((prefix) => other.startsWith(`${prefix}/`)))
    .map((other) => `${file} (${layer}) imports ${other}`);
}

describe('the dependency rule', () => {
  it('holds for every source file', () => {
    expect(checked.length).toBeGreaterThan(10);
    expect(checked.flatMap((file) => violations(file, importsOf(file)))).toEqual([]);
  });

  it('notices an agent that imports the server', () => {
    expect(violations('agents/apple/enroll.ts', ['harness/server/tenant.js'])).toHaveLength(1);
  });

  it('keeps the catalog out of server and agents', () => {
    const readers = checked.filter(
      (file) => /^(agents|harness\/server)\//.test(file) && /scenarios\//.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  it('has no default exports and no barrels inside a layer', () => {
    const offenders = checked.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return /^export default/m.test(text) || (/\/index\.ts$/.test(file) && /^export \* from/m.test(text));
    });
    expect(offenders).toEqual([]);
  });
});
