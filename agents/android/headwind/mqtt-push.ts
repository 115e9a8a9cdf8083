import type { IClientOptions, MqttClient } from 'mqtt';
import type { Clock } from '../../../protocol/base/clock.js';
import { AbortedError, ProtocolError } from '../../../protocol/base/errors.js';
import { mqttPassword, mqttUser } from '../../../protocol/headwind/signatures.js';

/** Where and as whom a device listens. */
export interface MqttListening {
  readonly host: string;
  readonly port: number;
  /** Client id and topic alike: two devices of one number throw each other out. */
  readonly number: string;
  readonly secret: string;
  /** Seconds between pings. */
  readonly keepalive: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds until a lost connection is made anew. */
  readonly reconnectMs?: number;
}

/** Port of the broker beside the server (h-mdm/hmdm-android, MQTT_PORT). */
export const mqttPort = 31_000;
/** More connections than this within a minute, and the agent takes it for two devices of one number. */
const mostConnections = 15;
const minute = 60_000;

/**
 * Listens over MQTT 3.1.1 with QoS 2 in a session that the broker keeps, until `take` has what it wants. Throws ProtocolError
 * `MQTT_REFUSED` when the broker does not let the device in, `MQTT_RECONNECT_LOOP` when it is thrown out again and again, AbortedError on abort.
 */
export async function listenByMqtt(listening: MqttListening, take: (payload: Uint8Array) => boolean): Promise<void> {
  const { connect } = await import('mqtt');
  const client = connect(optionsOf(listening));
  try {
    await heard(client, listening, take);
  } finally {
    await client.endAsync(true).catch(() => {});
  }
}

function optionsOf({ host, port, number, secret, keepalive, reconnectMs = 1_000 }: MqttListening): IClientOptions {
  return {
    protocol: 'mqtt',
    host,
    port,
    protocolVersion: 4,
    clientId: number,
    clean: false,
    username: mqttUser,
    password: mqttPassword(secret),
    keepalive,
    reconnectPeriod: reconnectMs,
    connectTimeout: 30_000,
    resubscribe: false,
  };
}

function heard(client: MqttClient, listening: MqttListening, take: (payload: Uint8Array) => boolean): Promise<void> {
  const { number, clock, signal } = listening;
  let connections: readonly number[] = [];
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new AbortedError('listening aborted', { cause: signal.reason }));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    client.on('connect', () => {
      const now = clock.now();
      connections = [...connections.filter((at) => at >= now - minute), now];
      if (connections.length > mostConnections) return reject(loop(number));
      // a broker that was started anew knows no subscription
      client.subscribe(number, { qos: 2 });
    });
    client.on('error', (cause) => {
      if ('code' in cause && typeof cause.code === 'number') reject(refused(cause));
    });
    // QoS 2: the message is there only when the broker has heard that it arrived
    client.on('message', (_topic, payload) => {
      if (take(payload)) settle(client, resolve);
    });
  });
}

/** Lets the last acknowledgement out before the connection is closed. */
function settle(client: MqttClient, done: () => void): void {
  client.end(false, {}, () => done());
}

function refused(cause: Error): ProtocolError {
  return new ProtocolError('MQTT_REFUSED', `the broker does not let the device in: ${cause.message}`, { cause });
}

function loop(number: string): ProtocolError {
  const message = `more than ${mostConnections} connections in a minute: two devices have the number ${number}`;
  return new ProtocolError('MQTT_RECONNECT_LOOP', message);
}
