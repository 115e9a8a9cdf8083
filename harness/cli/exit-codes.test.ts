import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AbortedError, HarnessError, ProtocolError, TargetError, UsageError } from '../../protocol/base/errors.js';
import type { RunResults } from '../../reports/model/results.js';
import { packageRoot } from '../conformance/paths.js';
import { exitCodeOf, worstExitCode } from './exit-codes.js';

/** The built command line, as users run it; `npm test` builds it first. */
const main = join(packageRoot, 'dist/harness/cli/main.js');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const started: ChildProcess[] = [];

function muster(args: readonly string[], env: NodeJS.ProcessEnv = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env }, cwd: folder });
  started.push(child);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }));
  return { child, ended };
}

let folder = '';
const inFolder = (name: string): string => join(folder, name);

vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
  mkdirSync(inFolder('features'));
  writeFileSync(
    inFolder('features/own.feature'),
    `Feature: A team's own
  @req:LIM-001 @kind:limit @observable:wire
  Scenario: it holds
    When nothing happens
  @req:LIM-002 @kind:limit @observable:wire @party:server
  Scenario: it is broken
    When nothing happens
    Then the server is wrong
  @req:LIM-003 @kind:limit @observable:wire
  Scenario: it never ends
    When nothing happens for ever
  @req:LIM-004 @kind:limit @observable:wire
  Scenario: nobody wrote the step
    When something is undefined
  @req:LIM-005 @kind:limit @observable:wire @needs:teleportation
  Scenario: it needs what there is not
    When nothing happens
  @req:LIM-006 @kind:limit @observable:wire @level:should
  Scenario: it should hold
    Then the server is wrong
  @req:LIM-007 @kind:limit @observable:wire
  Scenario: it holds the second time
    Then the server is wrong at first
`,
  );
  const define = join(packageRoot, 'dist/scenarios/steps/define.js');
  writeFileSync(
    inFolder('own.steps.mjs'),
    `import { when, then } from ${JSON.stringify(define)};
import { existsSync, writeFileSync } from 'node:fs';
const wrong = async (_evidence, _args, [requirement]) => [{ severity: 'fail', requirement, expected: 'right', received: 'wrong' }];
const right = async () => [];
export const steps = [
  when('nothing happens', () => {}),
  when('nothing happens for ever', () => new Promise((resolve) => setTimeout(resolve, 60_000))),
  then('the server is wrong', (scene) => scene.expect(wrong, {})),
  then('the server is wrong at first', (scene) => {
    const again = existsSync('tried');
    writeFileSync('tried', '');
    return scene.expect(again ? right : wrong, {});
  }),
];
`,
  );
});

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const own = (...args: string[]): string[] => [...args, '--scenarios', 'features', '--steps', 'own.steps.mjs'];
const resultsIn = (out: string): RunResults => JSON.parse(readFileSync(inFolder(`${out}/results.json`), 'utf8'));

describe('exit codes', () => {
  it('prefer what makes the others meaningless: 130 > 2 > 3 > 4 > 6 > 1 > 5', () => {
    const order = [130, 2, 3, 4, 6, 1, 5] as const;
    for (const [index, code] of order.entries()) expect(worstExitCode([...order.slice(index)].reverse())).toBe(code);
    expect(worstExitCode([])).toBe(0);
  });

  it('follow from the family of an error', () => {
    expect(exitCodeOf(new UsageError('X', 'x'))).toBe(3);
    expect(exitCodeOf(new TargetError('X', 'x'))).toBe(4);
    expect(exitCodeOf(new HarnessError('X', 'x'))).toBe(2);
    expect(exitCodeOf(new ProtocolError('X', 'x'))).toBe(1);
    expect(exitCodeOf(new AbortedError())).toBe(130);
    expect(exitCodeOf(new TypeError('x'))).toBe(2);
  });
});

describe('muster run ends with', () => {
  it('0 when everything selected passes', async () => {
    const { code } = await muster(own('run', 'LIM-001', '--out', 'pass')).ended;
    expect(code).toBe(0);
    expect(resultsIn('pass')).toMatchObject({ complete: true, exitCode: 0, summary: { pass: 1, fail: 0 } });
  });

  it('1 when a check finds the server wrong, with evidence', async () => {
    const { code, stdout } = await muster(own('run', 'LIM-002', '--out', 'fail', '--seed', 's')).ended;
    expect(code).toBe(1);
    expect(stdout).toContain('LIM-002/it-is-broken');
    const [scenario] = resultsIn('fail').scenarios;
    expect(scenario).toMatchObject({ verdict: 'fail', evidence: 'evidence/LIM-002/it-is-broken.json' });
    const evidence = JSON.parse(readFileSync(inFolder(`fail/${scenario?.evidence}`), 'utf8'));
    expect(evidence).toMatchObject({ secret: true, seed: 's', devices: [] });
  });

  it('2 when a step is undefined: a mistake of ours, not of the server', async () => {
    const { code } = await muster(own('run', 'LIM-004', '--out', 'undefined')).ended;
    expect(code).toBe(2);
    expect(resultsIn('undefined').scenarios[0]).toMatchObject({
      verdict: 'error',
      reason: 'no step is defined for "something is undefined"',
    });
  });

  it('2 rather than 1 when both hold', async () => {
    expect((await muster(own('run', 'LIM-002', 'LIM-004', '--out', 'both')).ended).code).toBe(2);
  });

  it('3 when nothing is selected, before any target is touched', async () => {
    const { code, stderr } = await muster(own('run', '--name', 'no such scenario', '--target', 'missing.yaml')).ended;
    expect(code).toBe(3);
    expect(stderr).toContain('EMPTY_PLAN');
  });

  it('3 when nothing could be judged', async () => {
    const { code, stdout } = await muster(own('run', 'LIM-005', '--out', 'nothing')).ended;
    expect(code).toBe(3);
    expect(stdout).toContain('the target does not offer teleportation');
    expect(resultsIn('nothing').summary).toMatchObject({ inapplicable: 1, pass: 0 });
  });

  it('0 for a warning, 1 with --strict', async () => {
    expect((await muster(own('run', 'LIM-006', '--out', 'warn')).ended).code).toBe(0);
    expect(resultsIn('warn').summary).toMatchObject({ warn: 1, pass: 0 });
    expect((await muster(own('run', 'LIM-006', '--strict', '--out', 'warn')).ended).code).toBe(1);
  });

  it('1 for what passed only when tried again', async () => {
    const { code } = await muster(own('run', 'LIM-007', '--retry', '1', '--out', 'flaky')).ended;
    expect(code).toBe(1);
    expect(resultsIn('flaky').summary).toMatchObject({ flaky: 1, pass: 0 });
  });

  it('4 when the target does not answer', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    writeFileSync(
      inFolder('dead.yaml'),
      `name: dead\nadmin: {kind: reference, url: 'http://127.0.0.1:${port}', token: {env: DEAD_TOKEN}}\n`,
    );
    const { code, stderr } = await muster(own('run', 'LIM-001', '--target', 'dead.yaml'), { DEAD_TOKEN: 't' }).ended;
    expect(stderr).toContain(String(port));
    expect(code).toBe(4);
  });

  it.each([
    ['an unknown option', ['run', '--bogus'], 'bogus'],
    ['an unknown command', ['rnu'], 'rnu'],
    ['no command', [], 'Which command'],
    ['an unknown suite', ['run', '--suite', 'everything'], 'there is no suite "everything"'],
    ['a broken tag expression', ['run', '--tags', '(@a'], '"(@a" is no tag expression'],
    ['a missing steps file', ['run', 'LIM-001', '--scenarios', 'features', '--steps', 'none.mjs'], 'none.mjs'],
    ['--failed without a last run', ['run', '--failed', '--out', 'never'], 'never/results.json'],
    ['a report of nothing', ['report', 'never'], 'never/events.ndjson'],
    ['a folder of scenarios that is none', ['run', '--scenarios', 'nowhere'], 'nowhere'],
  ])('3 and a clear line for %s', async (_what, args, line) => {
    const { code, stderr } = await muster(args).ended;
    expect(stderr).toContain(line);
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(3);
  });

  it('3 with file and line for a broken feature', async () => {
    mkdirSync(inFolder('broken'), { recursive: true });
    writeFileSync(inFolder('broken/bad.feature'), 'Feature: x\n\n  Scenario: y\n    Given z\n  nonsense\n');
    const { code, stderr } = await muster(['run', '--scenarios', 'broken']).ended;
    expect(stderr).toContain('bad.feature:5');
    expect(code).toBe(3);
  });

  it('3 with file, line and key for a broken target file', async () => {
    writeFileSync(inFolder('bad.yaml'), 'name: x\nadmin:\n  kind: reference\n  adress: http://127.0.0.1\n');
    const { code, stderr } = await muster(own('run', 'LIM-001', '--target', 'bad.yaml')).ended;
    expect(stderr).toMatch(/bad\.yaml:[24]/);
    expect(stderr).toContain('admin.');
    expect(code).toBe(3);
  });

  it('3 with the path for an out folder that is not ours or cannot be written', async () => {
    mkdirSync(inFolder('precious'), { recursive: true });
    writeFileSync(inFolder('precious/thesis.txt'), 'years');
    const foreign = await muster(own('run', 'LIM-001', '--out', 'precious')).ended;
    expect(foreign).toMatchObject({ code: 3, stderr: expect.stringContaining(inFolder('precious')) });
    expect(existsSync(inFolder('precious/thesis.txt'))).toBe(true);
    writeFileSync(inFolder('a-file'), '');
    const below = await muster(own('run', 'LIM-001', '--out', 'a-file/out')).ended;
    expect(below).toMatchObject({ code: 3, stderr: expect.stringContaining('a-file/out') });
  });

  it.skipIf(process.getuid?.() === 0)(
    '3 for a folder without permission (skipped: root may write anywhere)',
    async () => {
      mkdirSync(inFolder('locked'));
      chmodSync(inFolder('locked'), 0o500);
      expect((await muster(own('run', 'LIM-001', '--out', 'locked/out')).ended).code).toBe(3);
    },
  );

  it('130 on SIGINT, with results and the scenarios that ended', async () => {
    const { child, ended } = muster(own('run', 'LIM-001', 'LIM-003', '--out', 'stopped'));
    await untilEnded('stopped', 'LIM-001/it-holds');
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(resultsIn('stopped')).toMatchObject({ complete: false, exitCode: 130, summary: { pass: 1 } });
  });

  it('a report even when it is killed', async () => {
    const { child, ended } = muster(own('run', 'LIM-001', 'LIM-003', '--out', 'killed'));
    await untilEnded('killed', 'LIM-001/it-holds');
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    expect(existsSync(inFolder('killed/results.json'))).toBe(false);
    expect((await muster(['report', 'killed']).ended).code).toBe(0);
    expect(resultsIn('killed')).toMatchObject({ complete: false, exitCode: 130, summary: { pass: 1 } });
  });

  it('what failed last time, with --failed', async () => {
    await muster(own('run', 'LIM-001', 'LIM-002', '--out', 'last')).ended;
    await muster(own('run', '--failed', '--out', 'last')).ended;
    expect(resultsIn('last').scenarios.map(({ id }) => id)).toEqual(['LIM-002/it-is-broken']);
  });

  it('only results on stdout with --json', async () => {
    const { stdout } = await muster(own('run', 'LIM-001', '--json', '--out', 'json')).ended;
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, summary: { pass: 1 } });
  });
});

describe('muster list', () => {
  it('gives a reason for every exclusion', async () => {
    const { code, stdout } = await muster(own('list', 'LIM-001', 'LIM-005', '--json')).ended;
    expect(code).toBe(0);
    const { scenarios } = JSON.parse(stdout) as { scenarios: { id: string; decision: string; reason?: string }[] };
    const decided = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
    expect(decided.get('LIM-001/it-holds')).toMatchObject({ decision: 'run' });
    expect(decided.get('LIM-005/it-needs-what-there-is-not')?.reason).toContain('teleportation');
    expect(decided.get('LIM-002/it-is-broken')).toMatchObject({
      decision: 'not-selected',
      reason: 'another requirement',
    });
    expect(scenarios.filter(({ decision, reason }) => decision !== 'run' && reason === undefined)).toEqual([]);
  });
});

/** Waits until the run has written that a scenario ended. */
async function untilEnded(out: string, id: string): Promise<void> {
  const ended = `{"event":"scenario-finished","scenario":{"id":"${id}"`;
  await vi.waitFor(() => expect(readFileSync(inFolder(`${out}/events.ndjson`), 'utf8')).toContain(ended), {
    timeout: 60_000,
    interval: 50,
  });
}
