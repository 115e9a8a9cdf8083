import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';

/** The apps of the device, or in its report, that hold data of an organisation. */
const appsOf = ({ device }: Evidence, app: string): readonly JsonObject[] =>
  ((device?.state.protectedApps ?? []) as readonly JsonObject[]).filter((one) => one.app === app);

/** What an app enforces, as the device shows it; without `place` wherever it lives. */
export const appEnforces: Check<{ readonly app: string; readonly policy: string; readonly place?: string }> = async (
  evidence,
  { app, policy, place },
  requirements,
) => {
  const there = appsOf(evidence, app).filter((one) => place === undefined || one.place === place);
  if (there.some((one) => (one.policy as JsonObject | undefined)?.name === policy)) return [];
  const received = there.length === 0 ? `nobody is signed in to ${app}` : JSON.stringify(there);
  return [finding(requirements, `${app} enforces "${policy}"`, received)];
};

/** One thing that an app enforces: `nothing` where it does not. */
export const appEnforcesValue: Check<{ readonly app: string; readonly key: string; readonly value: string }> = async (
  evidence,
  { app, key, value },
  requirements,
) => {
  const policy = appsOf(evidence, app)[0]?.policy as JsonObject | undefined;
  const received = String(policy?.[key] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${app}: ${key} ${value}`, received)];
};
