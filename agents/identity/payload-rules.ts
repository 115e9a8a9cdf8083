import { type RuleContext, rule } from '../../protocol/base/rule.js';
import type { GeneralName } from '../../protocol/pki/general-name.js';
import { type Name, nameAttribute } from '../../protocol/pki/name.js';

/** A relative name of a payload's Subject: types (short names or OIDs) with their values. */
export type WrittenName = readonly (readonly [type: string, value: string])[];

export interface WrittenSubject {
  readonly names: readonly WrittenName[];
  /** What `%SerialNumber%` and its like stand for, without the percent signs. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Replaces what stands between percent signs; what is no variable stays. */
export function fillIn(value: string, variables: Readonly<Record<string, string>>): string {
  return value.replaceAll(/%([A-Za-z\d]+)%/g, (whole, variable: string) => variables[variable] ?? whole);
}

const toName = ({ names, variables }: WrittenSubject): Name =>
  names.map((name) => name.map(([type, value]) => nameAttribute(type, fillIn(value, variables))));

/** The subject that a device asks for: the payload's, in its order and with its parts together, variables filled in (mdm/profiles/com.apple.security.scep.yaml, Subject). */
export const subjectAskedFor = rule('XSC-053', {
  holds: (_: RuleContext, written: WrittenSubject): Name => toName(written),
  mutants: {
    fillsInNothing: (_: RuleContext, { names }) => toName({ names, variables: {} }),
    tearsApart: (_: RuleContext, written) => toName(written).flatMap((parts) => parts.map((part) => [part])),
    forgetsAllButTheLast: (_: RuleContext, written) => toName(written).slice(-1),
  },
});

/** The alternative names that a device asks for: all of the payload's (mdm/profiles/com.apple.security.scep.yaml, SubjectAltName). */
export const namesAskedFor = rule('XSC-054', {
  holds: (_: RuleContext, names: readonly GeneralName[]): readonly GeneralName[] => names,
  mutants: {
    asksForNone: () => [],
    asksForTheFirst: (_: RuleContext, names) => names.slice(0, 1),
  },
});

export interface Patience {
  readonly retries: number;
  /** Seconds. */
  readonly retryDelay: number;
}

/** How often a device asks after a request that waits, and how long it waits before (mdm/profiles/com.apple.security.scep.yaml, Retries and RetryDelay). */
export const patience = rule('XSC-055', {
  holds: (_: RuleContext, wanted: Patience): Patience => wanted,
  mutants: {
    asksThreeTimes: (_: RuleContext, { retryDelay }) => ({ retries: 3, retryDelay }),
    doesNotWait: (_: RuleContext, { retries }) => ({ retries, retryDelay: 0 }),
  },
});

export const payloadRules = [subjectAskedFor, namesAskedFor, patience] as const;
