import { type CloudRequest, type CloudResponse, json, plain, showsToken } from '../cloud.js';
import { type Call, textOf } from './call.js';

/**
 * Our own, no part of Google's API: `{ faults, callsPerMinute, commandFirst, stalePolicies, hidesEnterprises, duplicate, reorder, hold }` at `/knobs`, and at `/knobs/publish`
 * any notification at all, `{ enterprise, type, resource }`; at `/knobs/forget` the service knows nothing of `{ device }` any more; at
 * `/knobs/backlog`, how many messages nobody has taken.
 */
export function turnKnobs(call: Call, request: CloudRequest, token: string | undefined): CloudResponse {
  if (!showsToken(request, token)) return plain('The token of the knobs is missing or wrong.', 401);
  if (request.path === '/knobs/publish') return publishAnything(call);
  if (request.path === '/knobs/forget') return forgetDevice(call);
  if (request.path === '/knobs/backlog') return json({ waiting: call.state.pubsub.waiting });
  const complaint = call.state.knobs.set(call.body);
  if (complaint !== undefined) return plain(complaint, 400);
  call.state.knobs.setPolicies(call.body);
  call.state.pubsub.misbehave(call.body);
  return json({});
}

function publishAnything({ state, body, context }: Call): CloudResponse {
  const { enterprise, type, resource = {} } = body;
  const topic = textOf(state.enterprises.get(String(enterprise))?.resource.pubsubTopic);
  if (topic === undefined) return plain('enterprise: the name of an enterprise with a topic', 400);
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource))
    return plain('resource: the resource that the notification tells of', 400);
  state.pubsub.publish(topic, String(type), resource as Call['body'], context.now);
  return json({});
}

function forgetDevice({ state, body: { device } }: Call): CloudResponse {
  const [enterprise = ''] = String(device).split('/devices/');
  const known = state.enterprises.get(enterprise)?.devices.delete(String(device));
  return known === true ? json({}) : plain('device: the name of a device', 400);
}
