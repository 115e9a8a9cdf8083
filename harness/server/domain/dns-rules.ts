import { hours } from '../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

export const clouds = ['public', 'us-government'] as const;
export type CloudName = (typeof clouds)[number];

/** A record that an organisation publishes; `ttl` in seconds. */
export interface Alias {
  readonly host: string;
  readonly pointsTo: string;
  readonly ttl: number;
}

const anHour = 3600;

/** The alias by which PCs find their enrollment service. */
const enrollmentAlias = rule('WIN-049', {
  holds: (_context: RuleContext, domain: string): Alias => ({
    host: `EnterpriseEnrollment.${domain}`,
    pointsTo: 'EnterpriseEnrollment-s.manage.microsoft.com',
    ttl: anHour,
  }),
  mutants: {
    lastsADay: (_context, domain) => ({
      host: `EnterpriseEnrollment.${domain}`,
      pointsTo: 'EnterpriseEnrollment-s.manage.microsoft.com',
      ttl: 86_400,
    }),
    formerTarget: (_context, domain) => ({
      host: `EnterpriseEnrollment.${domain}`,
      pointsTo: 'manage.microsoft.com',
      ttl: anHour,
    }),
  },
});

/** The alias by which devices find the directory's registration service. */
const registrationAlias = rule('WIN-051', {
  holds: (_context: RuleContext, domain: string): Alias => ({
    host: `EnterpriseRegistration.${domain}`,
    pointsTo: 'EnterpriseRegistration.windows.net',
    ttl: anHour,
  }),
  mutants: {
    lastsADay: (_context, domain) => ({
      host: `EnterpriseRegistration.${domain}`,
      pointsTo: 'EnterpriseRegistration.windows.net',
      ttl: 86_400,
    }),
    atTheEnrollmentService: (_context, domain) => ({
      host: `EnterpriseRegistration.${domain}`,
      pointsTo: 'EnterpriseEnrollment-s.manage.microsoft.com',
      ttl: anHour,
    }),
  },
});

const american = (alias: Alias): Alias => ({ ...alias, pointsTo: alias.pointsTo.replace(/\.com$/, '.us') });

/** Both aliases for an organisation in the US government cloud: enrollment has a host of its own there, registration has not. */
const governmentAliases = rule('WIN-062', {
  holds: (_context: RuleContext, enrollment: Alias, registration: Alias) => [american(enrollment), registration],
  mutants: {
    asEverywhere: (_context, enrollment, registration) => [enrollment, registration],
    bothOfTheirOwn: (_context, enrollment, registration) => [
      american(enrollment),
      { ...registration, pointsTo: 'EnterpriseRegistration.windows.us' },
    ],
  },
});

/** The records that an organisation is to publish for one of its domains. */
export function aliasesFor(context: RuleContext, cloud: CloudName, domain: string): readonly Alias[] {
  const both = [enrollmentAlias(context, domain), registrationAlias(context, domain)] as const;
  return cloud === 'public' ? both : governmentAliases(context, ...both);
}

/** Whether everybody sees a record that was changed: after at most 72 hours. */
export const hasPropagated = rule('WIN-054', {
  holds: ({ now }: RuleContext, changedAt: number, propagationHours: number): boolean =>
    now - changedAt >= hours(propagationHours),
  mutants: {
    atOnce: () => true,
    inFourDays: ({ now }, changedAt, propagationHours) => propagationHours === 0 || now - changedAt >= hours(96),
  },
});

/** Whether the console's test of a domain passes. */
export const passesValidation = rule('WIN-055', {
  holds: (_context: RuleContext, found: Alias | undefined, wanted: Alias): boolean =>
    found?.pointsTo.toLowerCase() === wanted.pointsTo.toLowerCase(),
  mutants: {
    passesAlways: () => true,
    anyTarget: (_context, found) => found !== undefined,
    failsAlways: () => false,
  },
});

const typedNames: Readonly<Record<CloudName, string>> = {
  public: 'enrollment.manage.microsoft.com',
  'us-government': 'enrollment.manage.microsoft.us',
};

/** The server name that people type who have no alias. */
const nameToType = rule('WIN-050', {
  holds: (_context: RuleContext): string => typedNames.public,
  mutants: { onlyByAlias: () => '', withoutItsPrefix: () => 'manage.microsoft.com' },
});

const governmentNameToType = rule('WIN-061', {
  holds: (_context: RuleContext): string => typedNames['us-government'],
  mutants: { asEverywhere: () => typedNames.public },
});

export const serverName = (context: RuleContext, cloud: CloudName): string =>
  cloud === 'public' ? nameToType(context) : governmentNameToType(context);

export interface Unit {
  /** Domain of mail addresses. */
  readonly domain: string;
  /** Host label of the service that serves it. */
  readonly service: string;
}

/** The service that serves the domain of a mail address. */
export const unitOf = rule('WIN-053', {
  holds: (_context: RuleContext, email: string, units: readonly Unit[]): Unit | undefined => {
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
    return units.find((unit) => unit.domain.toLowerCase() === domain);
  },
  mutants: {
    alwaysTheFirst: (_context, _email, units) => units[0],
    byItsEnding: (_context, email, units) =>
      units.find(({ domain }) => email.toLowerCase().endsWith(domain.toLowerCase())),
  },
});

/** Targets of aliases that still lead to discovery, by way of a redirect. */
export const formerTargets: readonly string[] = ['enterpriseenrollment.manage.microsoft.com', 'manage.microsoft.com'];

/** Whether a request came by a proxy that forwards the organisation's own discovery address: nobody supports that. */
export const cameByProxy = rule('WIN-057', {
  holds: (_context: RuleContext, via: string, forwardedHost: string): boolean =>
    via !== '' && /^enterpriseenrollment\./i.test(forwardedHost),
  mutants: { neverNoticed: () => false, everyRequest: () => true },
});

export const dnsRules: readonly RuleSummary[] = [
  enrollmentAlias,
  registrationAlias,
  governmentAliases,
  hasPropagated,
  passesValidation,
  nameToType,
  governmentNameToType,
  unitOf,
  cameByProxy,
];
