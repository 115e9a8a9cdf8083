import type { RecordStore } from '../../agents/device/store.js';
import { type PolicyDefinition, policies } from '../../agents/windows/csp/policies.table.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { LoadResults } from '../../reports/model/load-results.js';
import type { TargetSession } from '../checks/admin.js';
import type { PlannedDevice } from './load-plan.js';
import { usualPolicies } from './usual-policies.js';

/** Devices whose commands are looked at after a run, spread over the fleet. */
const looked = 20;

const document = 'windows-deployments';
const assignable = policies.filter(({ scope, values }) => scope === 'device' && values !== undefined);

/**
 * Has the reference server assign a number of policies to every PC: each is one Replace, and all of them come in the first session.
 * Throws UsageError for more policies than there are.
 */
export async function assignPolicies({ admin }: TargetSession, count: number): Promise<void> {
  if (count > assignable.length)
    throw new UsageError('LOAD_POLICIES', `--policies ${count} is more than the ${assignable.length} that a PC knows`, {
      place: '--policies',
      fix: `An example: --policies ${usualPolicies}`,
    });
  await admin.putSettings(document, { items: assignable.slice(0, count).map(assigned) });
}

function assigned({ area, name, values = [] }: PolicyDefinition): JsonObject {
  const value = 'to' in values ? values.to : (values.at(-1) ?? 0);
  return { name: `${area}/${name}`, type: 'policy', target: 'all-devices', value };
}

/** Asks the administrator about some of the enrolled devices: whether each obeyed all that its first session brought. */
export async function firstSessions(
  { admin }: TargetSession,
  store: RecordStore,
  devices: readonly PlannedDevice[],
  policiesOfEach: number,
): Promise<NonNullable<LoadResults['firstSession']>> {
  const every = Math.max(1, Math.floor(devices.length / looked));
  const ids = devices.filter((_, at) => at % every === 0).flatMap(({ name }) => store.get(name)?.enrollmentId ?? []);
  let obeyed = 0;
  for (const enrollmentId of ids) {
    const [view] = await admin.readDevices({ enrollmentId });
    const done = view?.commands.filter(({ state }) => state === 'acknowledged').length ?? 0;
    if (done >= policiesOfEach) obeyed += 1;
  }
  return { policies: policiesOfEach, looked: ids.length, obeyed };
}
