import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

type Component = 'ui' | 'service';

/** By which way a component's requests leave: `direct`, or the address of a proxy. */
export const wayIs: Check<{
  readonly component: Component;
  readonly member: 'way' | 'localWay';
  readonly value: string;
}> = async ({ admin }, { component, member, value }, requirements) => {
  const { rows } = await admin.readReport('directory-connector');
  const row = (rows as readonly JsonObject[]).find((one) => one.component === component);
  return row?.[member] === value ? [] : [finding(requirements, `${component}: ${value}`, show(row))];
};

/** A component asks exactly these addresses. */
export const asksFor: Check<{ readonly component: Component; readonly addresses: readonly string[] }> = async (
  { admin },
  { component, addresses },
  requirements,
) => {
  const { rows } = await admin.readReport('directory-connector');
  const row = (rows as readonly JsonObject[]).find((one) => one.component === component);
  if (show(row?.asks) === show(addresses)) return [];
  return [finding(requirements, addresses.join(', '), show(row?.asks))];
};
