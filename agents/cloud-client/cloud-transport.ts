import type { Clock } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { createTransport } from '../device/create-transport.js';
import type { Resolver, TransportRequest } from '../device/transport.js';
import { TrustStore } from '../device/trust-store.js';

/** Where clouds are and how they are trusted. */
export interface CloudPlace {
  readonly clock: Clock;
  /** Trust anchors, PEM. */
  readonly ca: string;
  readonly resolve: Resolver;
}

export interface CloudAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body where it is a JSON object or list. */
  readonly json?: JsonObject;
}

/** One request over a connection of its own. Throws ProtocolError `TRANSPORT_*` when no answer comes. */
export async function askCloud({ clock, ca, resolve }: CloudPlace, request: TransportRequest): Promise<CloudAnswer> {
  const transport = createTransport({ clock, resolve, ...(ca === '' ? {} : { anchors: TrustStore.for(ca) }) });
  try {
    const { status, headers, body } = await transport.send(request);
    const text = Buffer.from(body).toString('utf8');
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    const json = jsonIn(text);
    return { status, headers: Object.fromEntries(named), text, ...(json === undefined ? {} : { json }) };
  } finally {
    await transport.close();
  }
}

function jsonIn(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
