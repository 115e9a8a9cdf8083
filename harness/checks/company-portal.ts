import type { Exchange } from '../../protocol/base/exchange.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { sentMessage } from './apple.js';
import { type Check, finding } from './check.js';

const companyPortal = 'com.microsoft.CompanyPortal';

export type PortalState = 'installed' | 'absent' | 'waiting';

const states: Readonly<Record<string, PortalState>> = {
  Installing: 'installed',
  Managed: 'installed',
  Prompting: 'waiting',
};

interface App {
  readonly identifier: string;
  readonly status: string;
  readonly configuration?: JsonObject;
}

const portalIn = (state: JsonObject | undefined): App | undefined =>
  ((state?.apps ?? []) as unknown as readonly App[]).find(({ identifier }) => identifier === companyPortal);

/** Whether Company Portal is on the device, or waits for its holder. */
export const portalIs: Check<{ readonly state: PortalState }> = async ({ device }, { state }, requirements) => {
  const { status } = portalIn(device?.state) ?? {};
  const received = status === undefined ? 'absent' : (states[status] ?? status);
  return received === state ? [] : [finding(requirements, `Company Portal is ${state}`, received)];
};

/** How often the server has sent Company Portal to the device. */
export const portalSent: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const received = (device?.exchanges ?? []).filter(({ response }) => {
    const text = Buffer.from(response?.body ?? []).toString('utf8');
    return text.includes('<string>InstallApplication</string>') && text.includes(companyPortal);
  }).length;
  return received === times ? [] : [finding(requirements, `sent ${times} times`, `sent ${received} times`)];
};

/** Whether Company Portal was given this key. */
export const portalConfigured: Check<{ readonly key: string; readonly given: boolean }> = async (
  { device },
  { key, given },
  requirements,
) => {
  const configuration = portalIn(device?.state)?.configuration ?? {};
  if (Object.hasOwn(configuration, key) === given) return [];
  return [finding(requirements, `${key} given: ${given}`, JSON.stringify(configuration))];
};

/** Whether the device shows one app and nothing else. */
export const heldInApp: Check<{ readonly held: boolean }> = async ({ device }, { held }, requirements) =>
  device?.state.singleApp === held
    ? []
    : [finding(requirements, `held in one app: ${held}`, String(device?.state.singleApp))];

/** What Company Portal shows of the device, at a path such as `access/conditionalAccess`. */
export const portalShows: Check<{ readonly path: string; readonly value: string }> = async (
  { notes },
  { path, value },
  requirements,
) => {
  const { response } = (notes.get(sentMessage) ?? {}) as Partial<Exchange>;
  const text = Buffer.from(response?.body ?? []).toString('utf8');
  const shown = response?.status === 200 ? memberAt(JSON.parse(text) as Json, path) : text;
  const received = Array.isArray(shown) ? shown.join(', ') : String(shown);
  return received === value ? [] : [finding(requirements, `${path}: ${value}`, `${path}: ${received}`)];
};

function memberAt(value: Json, path: string): Json | undefined {
  return path.split('/').reduce<Json | undefined>((at, key) => (at as JsonObject | undefined)?.[key], value);
}

/** Whether the administrator is warned of a token. */
export const tokenAlert: Check<{ readonly alert: string }> = async ({ admin }, { alert }, requirements) => {
  const { tokens } = await admin.readReport('volume-purchase');
  const alerts = ((tokens ?? []) as unknown as readonly { readonly alerts: readonly string[] }[]).flatMap(
    (token) => token.alerts,
  );
  return alerts.includes(alert) ? [] : [finding(requirements, `an alert: ${alert}`, alerts.join(', ') || 'none')];
};
