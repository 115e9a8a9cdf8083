import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { DmApplication, KeyContainer } from '../../protocol/mde2/provisioning-document.js';

/** Where the key of the management certificate is kept: in the container that the document names (MS-MDE §3.6, PrivateKeyContainer). */
export const keptIn = rule('XWE-334', {
  holds: (_context: RuleContext, told: KeyContainer | undefined): KeyContainer | undefined => told,
  mutants: {
    forgetsTheName: () => undefined,
    oneForAllServers: (_context, told) => told && { ...told, name: 'ConfigMgrEnrollment' },
  },
});

/** The id under which the PC speaks: that of its hardware where the account wants it, else one of the enrollment's own (MS-MDE2 §2.2.9.5, USEHWDEVID). */
export const speaksAs = rule('XWE-337', {
  holds: (_context: RuleContext, own: string, hardware: string, wanted: boolean): string => (wanted ? hardware : own),
  mutants: {
    alwaysItsOwn: (_context, own) => own,
    alwaysTheHardware: (_context, _own, hardware) => hardware,
  },
});

/** Why a PC does not take an account that is to begin a session at once: that is for operators of mobile networks (MS-MDE2 §2.2.9.5, INIT). */
export const objectionToInit = rule('XWE-339', {
  holds: (_context: RuleContext, { initiates }: DmApplication): string | undefined =>
    initiates === true ? 'INIT is for mobile operators' : undefined,
  mutants: { takesIt: () => undefined },
});

const [operator, enterprise] = ['8', '32'];

/**
 * Why a PC does not take an account of this role: an enrollment cannot make one of a mobile operator (MS-MDE2 §2.2.9.5, ROLE). What is neither role is taken,
 * for MS-MDE §3.6 has 4294967295 in its own example, which servers copied and PCs enroll with.
 */
export const objectionToRole = rule('XWE-340', {
  holds: (_context: RuleContext, { role }: DmApplication): string | undefined =>
    role === operator ? `an enrollment cannot give the role ${role}` : undefined,
  mutants: {
    takesAnyRole: () => undefined,
    wantsItTold: (_context, { role }) => (role === enterprise ? undefined : `the role ${role ?? 'none'}`),
  },
});

/** Rules on what the account of a provisioning document tells that `muster prove` can break in a PC. */
export const accountRules: readonly RuleSummary[] = [keptIn, speaksAs, objectionToInit, objectionToRole];
