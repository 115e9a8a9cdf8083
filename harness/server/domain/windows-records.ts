import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { registrations } from './directory-devices.js';
import type { DeviceState } from './state.js';
import { familyOf } from './windows-families.js';

type Form = 'Windows' | 'Windows Mobile';

/** Under which platform the console lists a device, by the DeviceType that it names (MS-MDE2 §3.1.4.1.3.1). */
const listedForm = rule('WIN-004', {
  holds: (_context: RuleContext, deviceType: string): Form =>
    deviceType.toLowerCase() === 'windowsphone' ? 'Windows Mobile' : 'Windows',
  mutants: { everythingIsADesktop: (): Form => 'Windows', everythingIsAPhone: (): Form => 'Windows Mobile' },
});

const personal: readonly Method[] = ['windows-byod', 'windows-mdm-only', 'windows-auto', 'windows-legacy-1511'];

/** Whose a PC is that came this way. */
const ownershipBy = rule('WIN-014', {
  holds: (_context: RuleContext, method: Method): 'personal' | 'corporate' =>
    personal.includes(method) ? 'personal' : 'corporate',
  mutants: { everythingIsCorporate: () => 'corporate', everythingIsPersonal: () => 'personal' },
});

/** Whether PCs of this ownership may enroll and be managed. */
export const bothOwnershipsEnroll = rule('WIN-012', {
  holds: (
    _context: RuleContext,
    _ownership: string,
    named: DeviceState | undefined,
    _shown: () => DeviceState | undefined,
  ) => named,
  mutants: {
    managesStrangers: (_context, _ownership, named, shown) => named ?? shown(),
    refusesPersonal: (_context, ownership, named) => (ownership === 'personal' ? undefined : named),
    refusesCorporate: (_context, ownership, named) => (ownership === 'corporate' ? undefined : named),
  },
});

/** What the console shows of how a PC came. */
export function recordFacts(context: RuleContext, method: Method, deviceType: string): JsonObject {
  return {
    form: listedForm(context, deviceType),
    ownership: ownershipBy(context, method),
    family: familyOf(context, method),
  };
}

interface Traces {
  readonly name: string;
  readonly upn: string;
}

/** Whether a PC that the directory knows and one that enrolled are one: its user connected it below Access work or school, with the same account. */
const isSamePc = rule('WIN-059', {
  holds: (_context: RuleContext, joined: Traces, enrolled: Traces & { readonly method: Method }): boolean =>
    joined.name === enrolled.name && joined.upn === enrolled.upn && enrolled.method !== 'windows-mdm-only',
  mutants: {
    neverOne: () => false,
    byNameOnly: (_context, joined, enrolled) => joined.name === enrolled.name,
    byAnyPath: (_context, joined, enrolled) => joined.name === enrolled.name && joined.upn === enrolled.upn,
  },
});

/** The report `windows-devices`: PCs as the console lists them, the directory's records and those of the management service as one where they are. */
export function windowsDevices(context: TenantContext): JsonObject {
  const enrolled = [...context.state.devices.values()].filter(
    ({ platform, state }) => platform === 'windows' && state === 'enrolled',
  );
  const managed = enrolled.map(({ upn = '', method, detail }) => ({
    name: String(detail.deviceName ?? ''),
    upn,
    method,
  }));
  const known = registrations(context).filter((one) => !managed.some((record) => isSamePc(context, one, record)));
  return {
    rows: [
      ...managed.map((one) => ({ ...one, managed: true })),
      ...known.map(({ name, upn }) => ({ name, upn, managed: false })),
    ],
  };
}

export const windowsRecordRules: readonly RuleSummary[] = [listedForm, ownershipBy, bothOwnershipsEnroll, isSamePc];
