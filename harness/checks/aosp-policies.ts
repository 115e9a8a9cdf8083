import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';

const heldBy = ({ device }: Evidence): readonly string[] =>
  (device?.state.aospPolicies ?? []) as unknown as readonly string[];

/** The device holds a setting of this policy. */
export const holdsPolicy: Check<{ readonly kind: string; readonly name: string }> = async (
  evidence,
  { kind, name },
  requirements,
) => {
  const held = heldBy(evidence);
  if (held.some((path) => path.startsWith(`${kind}/${name}/`))) return [];
  return [finding(requirements, `the ${kind} policy ${name} on the device`, held.join(', ') || 'no policy')];
};

/** How a password type fared: by the administrator's report, and by what the device holds. */
export const passwordTypeIs: Check<{ readonly kind: string; readonly type: string; readonly state: string }> = async (
  evidence,
  { kind, type, state },
  requirements,
) => {
  const { admin, device } = evidence;
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { rows } = await admin.readReport('aosp-policy-status', { device: view?.id ?? '' });
  const row = ((rows ?? []) as readonly JsonObject[]).find((one) => one.kind === kind && one.setting === type);
  if (row?.state !== state) return [finding(requirements, `${type}: ${state}`, String(row?.state ?? 'not reported'))];
  const enforced = heldBy(evidence).some((path) => path.startsWith(`${kind}/`) && path.endsWith(`/${type}`));
  if (enforced === (state === 'succeeded')) return [];
  return [finding(requirements, `a device that ${enforced ? 'does not hold' : 'holds'} ${type}`, 'it is otherwise')];
};

/** The report of compliance has no row of the device. */
export const notInComplianceReport: Check<object> = async ({ admin, device }, _args, requirements) => {
  const { rows } = await admin.readReport('device-compliance');
  const found = ((rows ?? []) as readonly JsonObject[]).find((row) => row.device === device?.enrollmentId);
  return found === undefined ? [] : [finding(requirements, 'no row of the device', JSON.stringify(found))];
};
