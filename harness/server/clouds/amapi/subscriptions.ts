import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, refuse, textOf } from './call.js';
import { deadlineAt } from './pubsub-rules.js';

/** projects.topics.create (Cloud Pub/Sub, REST v1). */
export function putTopic({ state, resource }: Call): JsonObject {
  if (state.pubsub.topics.has(resource))
    throw refuse('ALREADY_EXISTS', `Resource already exists (resource=${resource}).`);
  state.pubsub.topics.add(resource);
  return { name: resource };
}

/** projects.subscriptions.create */
export function putSubscription({ state, resource, body }: Call): JsonObject {
  const { pubsub } = state;
  if (pubsub.subscriptions.has(resource))
    throw refuse('ALREADY_EXISTS', `Resource already exists (resource=${resource}).`);
  const topic = textOf(body.topic) ?? '';
  if (!pubsub.topics.has(topic)) throw refuse('NOT_FOUND', `Resource not found (resource=${topic}).`);
  const { ackDeadlineSeconds = 10 } = body;
  if (typeof ackDeadlineSeconds !== 'number' || ackDeadlineSeconds < 10 || ackDeadlineSeconds > 600)
    throw refuse('INVALID_ARGUMENT', 'ackDeadlineSeconds must be from 10 to 600.');
  const pushConfig = body.pushConfig as { readonly pushEndpoint?: string } | undefined;
  pubsub.subscribe(resource, topic, textOf(pushConfig?.pushEndpoint), ackDeadlineSeconds);
  return { name: resource, topic, ackDeadlineSeconds, pushConfig: body.pushConfig ?? {} };
}

export function pullMessages({ state, context, resource, body }: Call): JsonObject {
  const { maxMessages } = body;
  if (typeof maxMessages !== 'number' || maxMessages < 1)
    throw refuse('INVALID_ARGUMENT', 'maxMessages must be positive.');
  const received = state.pubsub.pull(resource, Math.min(maxMessages, 1_000), context);
  if (received === undefined) throw refuse('NOT_FOUND', `Resource not found (resource=${resource}).`);
  return received.length === 0 ? {} : { receivedMessages: received.map(({ ackId, message }) => ({ ackId, message })) };
}

export function acknowledgeMessages({ state, resource, body }: Call): JsonObject {
  const { ackIds } = body;
  if (!Array.isArray(ackIds)) throw refuse('INVALID_ARGUMENT', 'ackIds must be a list.');
  if (!state.pubsub.acknowledge(resource, ackIds.map(String)))
    throw refuse('NOT_FOUND', `Resource not found (resource=${resource}).`);
  return {};
}

/** subscriptions.modifyAckDeadline */
export function modifyDeadline({ state, context, resource, body }: Call): JsonObject {
  const { ackIds, ackDeadlineSeconds } = body;
  if (!Array.isArray(ackIds)) throw refuse('INVALID_ARGUMENT', 'ackIds must be a list.');
  if (typeof ackDeadlineSeconds !== 'number' || ackDeadlineSeconds < 0 || ackDeadlineSeconds > 600)
    throw refuse('INVALID_ARGUMENT', 'ackDeadlineSeconds must be from 0 to 600.');
  if (!state.pubsub.modifyDeadline(resource, ackIds.map(String), deadlineAt(context, ackDeadlineSeconds)))
    throw refuse('NOT_FOUND', `Resource not found (resource=${resource}).`);
  return {};
}

/** subscriptions.modifyPushConfig: an endpoint to push to; without one the subscription is pulled. */
export function modifyPushConfig({ state, resource, body }: Call): JsonObject {
  const subscription = state.pubsub.subscriptions.get(resource);
  if (subscription === undefined) throw refuse('NOT_FOUND', `Resource not found (resource=${resource}).`);
  const pushConfig = body.pushConfig as { readonly pushEndpoint?: string } | undefined;
  subscription.pushEndpoint = textOf(pushConfig?.pushEndpoint);
  return {};
}

export function deleteSubscription({ state, resource }: Call): JsonObject {
  if (!state.pubsub.subscriptions.delete(resource))
    throw refuse('NOT_FOUND', `Resource not found (resource=${resource}).`);
  return {};
}
