import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';

type Policy = JsonObject & { readonly actions?: readonly JsonObject[] };

async function policyIn({ admin }: Pick<Evidence, 'admin'>): Promise<Policy | undefined> {
  const { policies = [] } = await admin.readSettings('compliance-policies');
  return (policies as readonly Policy[])[0];
}

/** MIG-008: what was written is what the administrator reads, field by field. */
export const policyKeeps: Check<{ readonly fields: Readonly<Record<string, Json>> }> = async (
  evidence,
  { fields },
  requirements,
) => {
  const policy = await policyIn(evidence);
  if (policy === undefined) return [finding(requirements, 'a compliance policy', 'none is stored')];
  return Object.entries(fields).flatMap(([field, value]) => differs(requirements, field, value, policy[field]));
};

function differs(requirements: readonly string[], what: string, expected: Json, received: Json | undefined) {
  const [wanted, found] = [JSON.stringify(expected), JSON.stringify(received) ?? 'nothing'];
  return wanted === found ? [] : [finding(requirements, `${what}: ${wanted}`, found)];
}

/** MIG-010: an action with its schedule, its template and its recipients. */
export const policyKeepsAction: Check<{ readonly action: JsonObject }> = async (evidence, { action }, requirements) => {
  const policy = await policyIn(evidence);
  const found = policy?.actions?.find((one) => one.action === action.action) ?? {};
  return Object.entries(action).flatMap(([column, value]) => differs(requirements, column, value, found[column]));
};

/** Note under which a scenario leaves the platform whose form is open. */
export const formNote = 'compliance-form';

/** MIG-009: a setting of a form, with the values that it can be left at and set to. */
export const formOffers: Check<{
  readonly section: string;
  readonly setting: string;
  readonly values: readonly string[];
}> = async ({ admin, notes }, { section, setting, values }, requirements) => {
  const platform = String(notes.get(formNote));
  const { sections = {} } = await admin.readReport('compliance-settings', { platform });
  const offered = ((sections as JsonObject)[section] as JsonObject | undefined)?.[setting];
  if (!Array.isArray(offered)) return [finding(requirements, `"${setting}" in ${section}`, 'it is not offered')];
  const missing = values.filter((value) => !offered.includes(value));
  return missing.length === 0
    ? []
    : [finding(requirements, `"${setting}" takes ${missing.join(', ')}`, offered.join(', '))];
};
