import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** What the organisation decided before anything enrolls: the settings document `mdm-authority`. */
export const mdmAuthoritySchema = z.strictObject({
  /** Whether this server is the organisation's MDM authority. */
  chosen: z.boolean().default(true),
  /** Accounts that enroll devices for others. */
  enrollmentManagers: z.array(z.string()).default([]),
  /** Whether people sign in at the organisation's own AD FS. */
  adfs: z.boolean().default(false),
  /** Whether AD FS has a WS-Trust 1.3 Username/Mixed endpoint. */
  wsTrust: z.boolean().default(false),
});

export type MdmAuthority = z.infer<typeof mdmAuthoritySchema>;

export const mdmAuthority = (state: TenantState): MdmAuthority =>
  mdmAuthoritySchema.parse(readSettings(state, 'mdm-authority'));

interface Prerequisites {
  /** Somebody chose this server as the one that manages devices. */
  readonly authority: boolean;
  readonly pushCertificate: boolean;
}

const missing = ({ authority, pushCertificate }: Prerequisites): readonly string[] => [
  ...(authority ? [] : ['MDM authority']),
  ...(pushCertificate ? [] : ['Apple MDM push certificate']),
];

/** What has to be there first, before tokens are added and devices enroll. */
const missingPrerequisites = rule(['ADE-015', 'ASM-003', 'ACF-003'], {
  holds: (_context: RuleContext, there: Prerequisites): readonly string[] => missing(there),
  mutants: {
    withoutAuthority: (_context, there) => missing({ ...there, authority: true }),
    withoutCertificate: (_context, there) => missing({ ...there, pushCertificate: true }),
  },
});

/** What is missing before Apple devices enroll, by name. */
export function missingForApple(context: TenantContext): readonly string[] {
  const { chosen } = mdmAuthority(context.state);
  return missingPrerequisites(context, { authority: chosen, pushCertificate: hasPushCertificate(context.state) });
}

/** Until somebody writes about it, a tenant has a simulated certificate. */
function hasPushCertificate({ settings }: TenantState): boolean {
  const document = settings.get('apple-push-certificate');
  return document === undefined || document.simulated === true || document.certificate !== undefined;
}

/** Whether devices enroll, given whether somebody chose this server as the one that manages them. */
export const authorityIsChosen = rule('IOS-001', {
  holds: (_context: TenantContext, chosen: boolean): boolean => chosen,
  mutants: { withoutAuthority: () => true },
});

/** Whether a device is of a kind that is managed here, by what it calls itself. */
export const isSupported = rule('IOS-001', {
  holds: (_context: TenantContext, productName: string): boolean => /^(iPhone|iPad)\d/.test(productName),
  mutants: { anyProduct: () => true },
});

/** Whether an account that enrolls devices for others is turned away by Apple Configurator. */
export const configuratorTurnsManagerAway = rule('ACF-002', {
  holds: (_context: TenantContext, isManager: boolean): boolean => isManager,
  mutants: { managersMay: () => false },
});

/** What has to be there before Apple devices enroll, and who may enroll them. */
export const mdmAuthorityRules: readonly RuleSummary[] = [
  missingPrerequisites,
  authorityIsChosen,
  isSupported,
  configuratorTurnsManagerAway,
];
