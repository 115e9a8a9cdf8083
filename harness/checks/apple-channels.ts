import type { Exchange } from '../../protocol/base/exchange.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { Inapplicable } from './admin.js';
import { queuedCommand, sentMessage } from './apple.js';
import { type Check, type Evidence, finding } from './check.js';

/** What the server keeps of the status that the device reported; `unknown` where the target does not show devices. */
async function reportedStatus({ admin, device }: Evidence): Promise<JsonObject | 'unknown'> {
  try {
    const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
    return (view?.detail.declarationStatus ?? {}) as JsonObject;
  } catch (error) {
    if (error instanceof Inapplicable) return 'unknown';
    throw error;
  }
}

function at(value: Json | undefined, way: readonly string[]): Json | undefined {
  return way.reduce<Json | undefined>(
    (member, step) => (typeof member === 'object' && member !== null ? (member as JsonObject)[step] : undefined),
    value,
  );
}

function configurationIn(status: JsonObject, identifier: string): JsonObject | undefined {
  const list = at(status, ['management', 'declarations', 'configurations']);
  return Array.isArray(list) ? (list as readonly JsonObject[]).find((one) => one.identifier === identifier) : undefined;
}

export const configurationIs: Check<{ readonly identifier: string; readonly active: boolean }> = async (
  evidence,
  { identifier, active },
  requirements,
) => {
  const status = await reportedStatus(evidence);
  if (status === 'unknown') return [];
  const found = configurationIn(status, identifier);
  if (found?.active === active) return [];
  return [
    finding(requirements, `${identifier} with active ${active}`, JSON.stringify(found ?? 'no such configuration')),
  ];
};

export const configurationReason: Check<{ readonly identifier: string; readonly code: string }> = async (
  evidence,
  { identifier, code },
  requirements,
) => {
  const status = await reportedStatus(evidence);
  if (status === 'unknown') return [];
  const found = configurationIn(status, identifier);
  const reasons = (found?.reasons ?? []) as readonly JsonObject[];
  if (found?.valid === 'invalid' && reasons.some((reason) => reason.code === code)) return [];
  return [finding(requirements, `${identifier} invalid by ${code}`, JSON.stringify(found ?? 'no such configuration'))];
};

/** A status item as the server knows it, by its dotted name. */
export const statusItemIs: Check<{ readonly item: string; readonly value: string }> = async (
  evidence,
  { item, value },
  requirements,
) => {
  const status = await reportedStatus(evidence);
  if (status === 'unknown') return [];
  const received = at(status, item.split('.'));
  return received === value ? [] : [finding(requirements, `${item} ${value}`, JSON.stringify(received ?? 'nothing'))];
};

/** A declaration on the device whose payload has this value; without a key: that there is none at all. */
export const declarationHeld: Check<{ readonly key?: string; readonly value?: Json }> = async (
  { device },
  { key, value },
  requirements,
) => {
  const held = (device?.state.declarations ?? []) as readonly JsonObject[];
  if (key === undefined)
    return held.length === 0
      ? []
      : [finding(requirements, 'no declaration', held.map(({ identifier }) => identifier).join(', '))];
  if (held.some(({ payload }) => (payload as JsonObject)[key] === value)) return [];
  return [
    finding(
      requirements,
      `a declaration with ${key} ${String(value)}`,
      JSON.stringify(held.map(({ payload }) => payload)),
    ),
  ];
};

function dataOf({ response }: Partial<Exchange>, key: string): string | undefined {
  const text = Buffer.from(response?.body ?? []).toString('utf8');
  return new RegExp(`<key>${key}</key>\\s*<data>([^<]*)</data>`).exec(text)?.[1]?.replaceAll(/\s/g, '');
}

/** The answer to GetBootstrapToken is what SetBootstrapToken brought. */
export const bootstrapTokenReturned: Check<object> = async ({ device, notes }, _args, requirements) => {
  const left = device?.exchanges.findLast(({ step }) => step === 'SetBootstrapToken')?.request.body;
  const wanted = dataOf({ response: { body: left } } as Partial<Exchange>, 'BootstrapToken');
  const given = dataOf((notes.get(sentMessage) ?? {}) as Partial<Exchange>, 'BootstrapToken');
  if (wanted !== undefined && wanted === given) return [];
  return [finding(requirements, wanted ?? 'a token that was left before', given ?? 'no token')];
};

/** The answer to GetToken holds TokenData. */
export const tokenCame: Check<object> = async ({ notes }, _args, requirements) => {
  const exchange = (notes.get(sentMessage) ?? {}) as Partial<Exchange>;
  const token = Buffer.from(dataOf(exchange, 'TokenData') ?? '', 'base64').toString('utf8');
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return [];
  return [
    finding(requirements, 'TokenData with a signed token', token || `status ${exchange.response?.status ?? 'none'}`),
  ];
};

/** The answer to UserAuthenticate proves nobody. */
export const noAuthToken: Check<object> = async ({ notes }, _args, requirements) => {
  const { response } = (notes.get(sentMessage) ?? {}) as Partial<Exchange>;
  const given = Buffer.from(response?.body ?? []).includes('<key>AuthToken</key>');
  if (response !== undefined && !given) return [];
  return [finding(requirements, 'no AuthToken', given ? 'an AuthToken' : 'no answer')];
};

export const userChannelIs: Check<{ readonly open: boolean }> = async ({ device }, { open }, requirements) => {
  const mdm = device?.state.mdm as JsonObject | undefined;
  const found = mdm?.user !== undefined;
  return found === open
    ? []
    : [finding(requirements, open ? 'a user channel' : 'no user channel', found ? 'one' : 'none')];
};

/** The command that was queued last was given on the user channel, and nowhere else. */
export const commandAnsweredByUser: Check<object> = async ({ device, notes }, _args, requirements) => {
  const id = String(notes.get(queuedCommand) ?? '');
  const reports = (device?.exchanges ?? []).filter(
    ({ request }) => request.method === 'PUT' && Buffer.from(request.body).toString('utf8').includes(id),
  );
  const byUser = reports.filter(({ request }) =>
    Buffer.from(request.body).toString('utf8').includes('<key>UserID</key>'),
  );
  if (reports.length > 0 && byUser.length === reports.length) return [];
  const received = reports.length === 0 ? 'nobody answered it' : 'the device answered it';
  return [finding(requirements, 'an answer on the user channel', received)];
};
