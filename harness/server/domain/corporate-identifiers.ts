import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { EnrollmentAttempt } from './admission.js';
import { readSettings } from './settings-read.js';

/** Devices that the organisation registered as its own before they enroll: the settings document `corporate-identifiers`. */
export const corporateIdentifiersSchema = z.strictObject({
  identifiers: z
    .array(
      z.strictObject({
        /** PCs are known by all three together: `Microsoft,Surface Laptop,0123`. */
        kind: z.enum(['imei', 'serial', 'manufacturer-model-serial']),
        value: z.string().min(1),
        details: z.string().optional(),
      }),
    )
    .default([]),
});

/** Whether a device passes for the organisation's, given whether it was registered before it enrolled. */
export const registeredFirst = rule('BKR-020', {
  holds: (_context: RuleContext, registered: boolean): boolean => registered,
  mutants: { identifiersDoNotCount: () => false },
});

interface OwnershipSources {
  readonly byMethod: string;
  readonly registered: boolean;
  /** What an administrator changed it to afterwards. */
  readonly changedTo?: string | undefined;
}

/** Whose a device is: as an administrator said last, else the organisation's where it was registered, else by its way in. */
export const recordedOwner = rule('BKR-019', {
  holds: (_context: RuleContext, { byMethod, registered, changedTo }: OwnershipSources): string =>
    changedTo ?? (registered ? 'corporate' : byMethod),
  mutants: {
    identifiersDoNotCount: (_context, { byMethod, changedTo }) => changedTo ?? byMethod,
    changesDoNotCount: (_context, { byMethod, registered }) => (registered ? 'corporate' : byMethod),
  },
});

/** Whether a PC is the one that was registered: manufacturer, model and serial number have to be its own (Learn, "Identify devices as corporate-owned", Windows corporate identifiers). */
const isThisPc = rule('XWP-176', {
  holds: (_context: RuleContext, own: readonly string[], registered: readonly string[]): boolean =>
    own.length === registered.length && own.every((part, index) => part === registered[index]),
  mutants: {
    serialWillDo: (_context, own, registered) => own.at(-1) === registered.at(-1),
    neverOne: () => false,
  },
});

/** Whose an unregistered PC is that device preparation sets up (Learn, same place, table of enrollment types). */
const ownerOfPrepared = rule('XWP-178', {
  holds: (_context: RuleContext, listed: boolean, anyListed: boolean): 'corporate' | 'personal' =>
    listed || !anyListed ? 'corporate' : 'personal',
  mutants: {
    alwaysCorporate: (): 'corporate' | 'personal' => 'corporate',
    alwaysPersonal: (): 'corporate' | 'personal' => 'personal',
  },
});

/** Rules about devices that the organisation registered as its own. */
export const corporateIdentifierRules: readonly RuleSummary[] = [
  registeredFirst,
  recordedOwner,
  isThisPc,
  ownerOfPrepared,
];

type Told = Pick<EnrollmentAttempt, 'serial' | 'imei' | 'manufacturer' | 'model'>;

const identifiersIn = ({ state }: TenantContext) =>
  corporateIdentifiersSchema.parse(readSettings(state, 'corporate-identifiers')).identifiers;

const partsOf = (value: string): readonly string[] => value.split(',').map((part) => part.trim().toLowerCase());

/** Whether a device is one of them, by what it tells of itself. */
export function isPreRegistered(context: TenantContext, { serial, imei, manufacturer, model }: Told): boolean {
  const told = { serial, imei };
  const pc = [manufacturer, model, serial].map((part) => part?.toLowerCase() ?? '');
  return identifiersIn(context).some(({ kind, value }) =>
    kind === 'manufacturer-model-serial'
      ? isThisPc(context, pc, partsOf(value))
      : told[kind]?.toLowerCase() === value.toLowerCase(),
  );
}

/** Whose an unregistered PC is; one that is not listed is the organisation's only where no PC is listed. */
export function ownershipOfPrepared(context: TenantContext, pc: Told): 'corporate' | 'personal' {
  const anyListed = identifiersIn(context).some(({ kind }) => kind === 'manufacturer-model-serial');
  return ownerOfPrepared(context, isPreRegistered(context, pc), anyListed);
}
