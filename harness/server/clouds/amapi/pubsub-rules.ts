import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';

/** Android Management API, NotificationType. */
export const notificationTypes = [
  'ENROLLMENT',
  'STATUS_REPORT',
  'COMMAND',
  'USAGE_LOGS',
  'ENTERPRISE_UPGRADE',
] as const;
export type NotificationType = (typeof notificationTypes)[number];

/** A message that nobody acknowledged comes again after its deadline (Cloud Pub/Sub, at-least-once delivery). */
export const comesAgain = rule('XAM-008', {
  holds: ({ now }: RuleContext, message: { readonly leasedUntil: number; readonly deliveries: number }) =>
    now >= message.leasedUntil,
  mutants: { atMostOnce: (_context, { deliveries }) => deliveries === 0 },
});

const base64 = (resource: JsonObject): string => Buffer.from(JSON.stringify(resource)).toString('base64');

/** The type is an attribute, the resource is base64 of its JSON (Pub/Sub notifications, NotificationType). */
export const messageOf = rule('XAM-030', {
  holds: (_context: RuleContext, type: string, resource: JsonObject): JsonObject => ({
    attributes: { notificationType: type },
    data: base64(resource),
  }),
  mutants: {
    typeInTheData: (_context, type, resource) => ({
      attributes: {},
      data: base64({ ...resource, notificationType: type }),
    }),
    plainText: (_context, type, resource) => ({
      attributes: { notificationType: type },
      data: JSON.stringify(resource),
    }),
  },
});

/** Only types that the enterprise enabled are published, when it has a topic; upgrades always are (Enterprise.enabledNotificationTypes). */
export const isPublished = rule('XAM-031', {
  holds: (_context: RuleContext, type: NotificationType, enabled: Json | undefined) => isEnabled(type, enabled),
  mutants: {
    everyType: () => true,
    enrollmentsOnly: (_context, type, enabled) => type === 'ENROLLMENT' && isEnabled(type, enabled),
  },
});

function isEnabled(type: NotificationType, enabled: Json | undefined): boolean {
  return type === 'ENTERPRISE_UPGRADE' || (Array.isArray(enabled) && enabled.includes(type));
}

/** Whoever holds a message may keep it longer, or give it back at once (Cloud Pub/Sub, modifyAckDeadline). */
export const deadlineAt = rule('XAM-032', {
  holds: ({ now }: RuleContext, seconds: number) => now + seconds * 1_000,
  mutants: { staysAsItWas: ({ now }) => now + 10_000, givesEverythingBack: ({ now }) => now },
});

export const pubsubRules = [comesAgain, messageOf, isPublished, deadlineAt];
