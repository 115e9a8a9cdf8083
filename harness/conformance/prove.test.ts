import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import type { StepDefinition } from '../../scenarios/steps/define.js';
import { parameters } from '../../scenarios/steps/parameters.js';
import type { Scene } from '../../scenarios/steps/scene.js';
import type { Check } from '../checks/check.js';
import { finding } from '../checks/check.js';
import { silentLogger } from '../server/logger.js';
import { startReferenceServer } from '../server/reference-server.js';
import type { ReferenceServer } from '../server/server.js';
import { readFeature, type Scenario } from './features.js';
import { PlayContext } from './play-context.js';
import { type ProveOptions, type ProveResult, proveRequirements } from './prove.js';
import { StepRegistry } from './step-registry.js';

const ninetyDays = 90 * 86_400_000;

/** Asks the real server for an AOSP token of a life that AOU-006 allows to the day, and looks in different ways at the answer. */
const granted = (expected: boolean): Check<object> => {
  return async ({ notes }, _args, requirements) =>
    notes.get('granted') === expected ? [] : [finding(requirements, `granted: ${expected}`, `${notes.get('granted')}`)];
};
const granting: Check<object> = async (evidence, args) => granted(true)(evidence, args, ['LIM-001']);

async function ask(scene: Scene, life: number): Promise<void> {
  const options = { expiresAt: scene.target.now() + life };
  await scene.person('Ada');
  const entry = await scene.issue({
    platform: 'android',
    method: 'android-aosp-user',
    upn: `ada@${scene.target.domain}`,
    options,
  });
  scene.note('granted', entry !== undefined);
}

/** Written as data: a module that exports `then` cannot be imported by the test runner, which takes it for a promise. */
const step = (expression: string, run: StepDefinition['run']): StepDefinition => ({ keyword: 'when', expression, run });

const steps = [
  step('a token lives {int} days', (scene: Scene, count: number) => ask(scene, (count / 90) * ninetyDays)),
  step('nobody asks for a token', () => {}),
  step('it is granted', (scene: Scene) => scene.expect(granted(true), {})),
  step('it is refused', (scene: Scene) => scene.expect(granted(false), {})),
  step('it is granted, says somebody else', (scene: Scene) => scene.expect(granting, {})),
  step('nobody looks', () => {}),
];

let server: ReferenceServer;
let context: PlayContext;

beforeAll(async () => {
  server = await startReferenceServer({ clock: systemClock, random: systemRandom, logger: silentLogger, version: '0' });
  const { adminUrl, adminToken, ca } = server;
  const target = { adapter: 'reference', name: 'test', adminUrl, adminToken, ca } as const;
  context = await PlayContext.open({ target, seed: 'prove', now: systemClock.now(), stepFiles: [] });
});

afterAll(async () => {
  await context.close();
  await server.close();
});

function scenarios(...bodies: readonly (readonly string[])[]): readonly Scenario[] {
  const text = bodies.map(
    (lines, index) => `  Scenario: s${index}\n${lines.map((line) => `    * ${line}\n`).join('')}`,
  );
  return readFeature('/x.feature', `@req:AOU-006 @edition:002\nFeature: x\n${text.join('')}`).scenarios;
}

function prove(
  mutants: readonly string[],
  played: readonly Scenario[],
  options: Pick<ProveOptions, 'findIdle' | 'lastKills'> = { findIdle: true },
): Promise<ProveResult> {
  const registry = new StepRegistry({ steps: steps.map((definition) => ({ definition, file: 'x' })), parameters });
  const rules = [{ requirements: ['AOU-006'], mutants }];
  return proveRequirements({ context, registry, scenarios: played, requirements: ['AOU-006'], rules, ...options });
}

/** How many scenarios were played, told by the tenants that were opened. */
async function counting<T>(act: () => Promise<T>): Promise<{ readonly shown: number; readonly result: T }> {
  const open = vi.spyOn(context.target, 'open');
  try {
    return { result: await act(), shown: open.mock.calls.length };
  } finally {
    open.mockRestore();
  }
}

const refused = ['a token lives 91 days', 'it is refused'];
const accepted = ['a token lives 90 days', 'it is granted'];

describe('a requirement', () => {
  it('is proven when every mutant is noticed by a finding that names it', async () => {
    const result = await prove(['anyLife'], scenarios(refused));
    expect(result).toMatchObject({ total: 1, proven: ['AOU-006'], unproven: [], idle: [], unsound: [] });
  });

  it('is not when a mutant survives, and rows that notice nothing are idle', async () => {
    const result = await prove(['anyLife'], scenarios(accepted));
    expect(result).toMatchObject({ proven: [], idle: ['AOU-006/s0'] });
    expect(result.unproven).toMatchObject([{ requirement: 'AOU-006', mutant: 'anyLife', reason: 'survived' }]);
  });

  it('is tried first with the scenario that noticed the mutant the last time', async () => {
    const both = scenarios(accepted, refused);
    const kills = { 'AOU-006/anyLife': 'AOU-006/s1' };
    const searched = await prove(['anyLife'], both, {});
    expect(searched).toMatchObject({ proven: ['AOU-006'], kills, idle: [] });
    const { shown, result } = await counting(() => prove(['anyLife'], both, { lastKills: kills }));
    expect(result).toMatchObject({ proven: ['AOU-006'], kills });
    // each unbroken, and the one that noticed
    expect(shown).toBe(3);
    const wrong = await prove(['anyLife'], both, { lastKills: { 'AOU-006/anyLife': 'AOU-006/s0' } });
    expect(wrong).toMatchObject({ proven: ['AOU-006'], kills });
  });

  it('is not when the finding names something else', async () => {
    const result = await prove(
      ['oneDayLess'],
      scenarios(['a token lives 90 days', 'it is granted, says somebody else']),
    );
    expect(result.unproven).toMatchObject([{ mutant: 'oneDayLess', reason: 'collateral' }]);
  });

  it('is not when nobody asked the rule', async () => {
    const result = await prove(['anyLife'], scenarios(['nobody asks for a token', 'nobody looks']));
    expect(result.unproven).toMatchObject([{ reason: 'never-consulted' }]);
  });

  it('is not when its scenarios fail unbroken', async () => {
    const result = await prove(['anyLife'], scenarios(['a token lives 90 days', 'it is refused']));
    expect(result.unproven).toMatchObject([{ reason: 'error' }]);
    expect(result.unsound).toMatchObject([{ scenario: 'AOU-006/s0' }]);
  });

  it('is not when a step is missing', async () => {
    const result = await prove(['anyLife'], scenarios(['something is undefined']));
    expect(result.unsound[0]?.detail).toContain('no step is defined');
  });

  it('is not when no rule stands behind it', async () => {
    expect((await prove([], scenarios(refused))).unproven).toMatchObject([{ reason: 'no-rule', mutant: '' }]);
  });
});
