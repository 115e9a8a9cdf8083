import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { DeviceState } from '../state.js';

const mailProfile = z.strictObject({
  /** The mail app that is set up. */
  app: z.string().min(1),
  /** Of Exchange ActiveSync. */
  server: z.string().min(1),
  authentication: z.enum(['password', 'certificate']).default('password'),
});

/** Mail on Android Enterprise devices: the settings document `android-mail`. */
export const androidMailSchema = z.strictObject({ profiles: z.array(mailProfile).default([]) });

type MailProfile = z.infer<typeof mailProfile>;

/** Whether mail is set up by the configuration of a mail app; Android Enterprise has no profile of its own for it. */
const goesByAppConfiguration = rule('AWP-016', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { byANativeProfile: () => false },
});

/** What a template fills in. The names are those of Gmail's managed configuration (Android Enterprise Help, "Configure Gmail with managed configurations"), but for the authentication, whose name is ours. */
const filledIn = rule('AWP-017', {
  holds: (_context: RuleContext, profile: MailProfile, account: string): JsonObject => template(profile, account),
  mutants: {
    gmailOnly: (_context, profile, account) =>
      profile.app === 'com.google.android.gm' ? template(profile, account) : {},
    withoutAccount: (_context, profile, account) => without(template(profile, account), 'exchange_username'),
    withoutServer: (_context, profile, account) => without(template(profile, account), 'exchange_host'),
    withoutAuthentication: (_context, profile, account) =>
      without(template(profile, account), 'exchange_authentication'),
  },
});

const template = ({ server, authentication }: MailProfile, account: string): JsonObject => ({
  email_address: account,
  exchange_host: server,
  exchange_username: account,
  exchange_authentication: authentication,
});

const without = (values: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));

const profilesFor = ({ state }: TenantContext): readonly MailProfile[] =>
  androidMailSchema.parse(readSettings(state, 'android-mail')).profiles;

/** The values by which a mail app on this device is set up; undefined for every other app. */
export function mailConfiguration(
  context: TenantContext,
  { upn = '' }: DeviceState,
  app: string,
): JsonObject | undefined {
  const profile = profilesFor(context).find((one) => one.app === app);
  return profile && goesByAppConfiguration(context) ? filledIn(context, profile, upn) : undefined;
}

export const androidMailRules: readonly RuleSummary[] = [goesByAppConfiguration, filledIn];
