import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Call } from './call.js';
import type { NotificationType } from './pubsub.js';
import type { EnterpriseState } from './state.js';

/** Publishes to the enterprise's topic when it has one and has not left this type out (Enterprise.enabledNotificationTypes). */
export function publish(
  { state, context }: Pick<Call, 'state' | 'context'>,
  { resource: { pubsubTopic, enabledNotificationTypes } }: EnterpriseState,
  type: NotificationType,
  resource: JsonObject,
): void {
  if (typeof pubsubTopic !== 'string') return;
  if (Array.isArray(enabledNotificationTypes) && !enabledNotificationTypes.includes(type)) return;
  state.pubsub.publish(pubsubTopic, type, resource, context.now);
}
