import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Call } from './call.js';
import { isPublished, type NotificationType } from './pubsub-rules.js';
import type { EnterpriseState } from './state.js';

/** Publishes to the enterprise's topic when it has one and wants to hear of this type. */
export function publish(
  { state, context }: Pick<Call, 'state' | 'context'>,
  { resource: { pubsubTopic, enabledNotificationTypes } }: EnterpriseState,
  type: NotificationType,
  resource: JsonObject,
): void {
  if (typeof pubsubTopic !== 'string' || !isPublished(context, type, enabledNotificationTypes)) return;
  state.pubsub.publish(pubsubTopic, type, resource, context.now);
}
