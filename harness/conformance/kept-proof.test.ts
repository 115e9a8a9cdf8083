import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepProof, readKept } from './kept-proof.js';
import type { ProveResult } from './prove.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = { proven: join(folder, 'proven.json'), kills: join(folder, 'kills.json') };

const result = (more: Partial<ProveResult>): ProveResult => ({
  total: 1,
  proven: [],
  unproven: [],
  idle: [],
  unsound: [],
  kills: {},
  ...more,
});

it('keeps what other parts of the proof found, and forgets requirements without scenarios', () => {
  const covered = ['A-1', 'B-1', 'C-1'];
  const gone = { requirement: 'GONE-1', scenario: 'GONE-1/s', mutant: 'm', reason: 'survived', detail: 'why' } as const;
  keepProof(
    result({ proven: ['A-1', 'B-1'], unproven: [gone], kills: { 'A-1/m': 'A-1/s', 'B-1/m': 'B-1/s' } }),
    ['A-1', 'B-1', 'GONE-1'],
    ['A-1', 'B-1', 'GONE-1'],
    files,
  );
  expect(readKept(files.proven)).toMatchObject({ total: 3, unproven: [{ requirement: 'GONE-1', mutant: 'm' }] });
  keepProof(result({ proven: ['C-1'], kills: { 'C-1/m': 'C-1/s' } }), ['A-1', 'C-1'], covered, files);
  expect(readKept(files.proven)).toEqual({ total: 3, proven: ['B-1', 'C-1'], unproven: [] });
  expect(readKept(files.kills)).toEqual({ 'B-1/m': 'B-1/s', 'C-1/m': 'C-1/s' });
  expect(readKept(join(folder, 'nothing.json'))).toBeUndefined();
});
