import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Query } from './google-client.js';

interface SignupEnd {
  readonly enterpriseToken: string;
  readonly signupUrlName: string;
}

/** An enterprise is asked for with both halves of its sign-up (enterprises.create). */
export const enterpriseQuery = rule('XAM-070', {
  holds: (_context: RuleContext, { enterpriseToken, signupUrlName }: SignupEnd): Query => ({
    enterpriseToken,
    signupUrlName,
  }),
  mutants: {
    withoutSignupUrl: (_context, { enterpriseToken }) => ({ enterpriseToken }),
    withoutToken: (_context, { signupUrlName }) => ({ signupUrlName }),
  },
});

/** Whoever comes back from a sign-up is the one who began it (signupUrls.create, callbackUrl). */
export const callbackIsOurs = rule('XAM-071', {
  holds: (_context: RuleContext, begun: string | undefined, brought: string) =>
    begun !== undefined && begun === brought,
  mutants: { anybodys: (_context, begun) => begun !== undefined },
});

/** Notifications of every kind that the server lives by are asked for (Enterprise.pubsubTopic, enabledNotificationTypes). */
export const notificationWishes = rule('XAM-072', {
  holds: (_context: RuleContext, pubsubTopic: string): JsonObject => ({ pubsubTopic, enabledNotificationTypes: every }),
  mutants: {
    noTopic: () => ({ enabledNotificationTypes: every }),
    noTypes: (_context, pubsubTopic) => ({ pubsubTopic }),
    enrollmentsOnly: (_context, pubsubTopic) => ({ pubsubTopic, enabledNotificationTypes: ['ENROLLMENT'] }),
  },
});

const every = ['ENROLLMENT', 'STATUS_REPORT', 'COMMAND'] as const;

export const bindingRules = [enterpriseQuery, callbackIsOurs, notificationWishes];
