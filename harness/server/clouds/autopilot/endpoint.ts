import { profileOf } from '../../domain/autopilot/profile.js';
import { autopilotRules } from '../../domain/autopilot/rules.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';

export const autopilotPath = '/autopilot/profile';

/**
 * The deployment service that PCs ask in their first run who they belong to. The real exchange is not documented: this one is an invention of this
 * project, and only what comes of it, the profile, has the real members.
 */
export function autopilotEndpoint(): Endpoint {
  return {
    name: 'autopilot',
    routes: [{ method: 'POST', path: autopilotPath, handler: answer }],
    rules: autopilotRules,
  };
}

function answer({ tenant, body }: EndpointRequest): EndpointResponse {
  const hash = hashIn(body);
  if (hash === undefined) return json(400, { error: 'hardwareHash is missing' });
  const profile = profileOf(tenant, hash);
  return profile === undefined ? json(404, { error: 'no profile waits for this PC' }) : json(200, profile);
}

function hashIn(body: Uint8Array): string | undefined {
  try {
    const { hardwareHash } = JSON.parse(Buffer.from(body).toString('utf8')) as { hardwareHash?: unknown };
    return typeof hardwareHash === 'string' ? hardwareHash : undefined;
  } catch {
    return undefined;
  }
}

const json = (status: number, value: object): EndpointResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});
