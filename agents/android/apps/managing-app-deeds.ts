import { logServiceNode } from '../../../protocol/android/managing-apps.js';
import { readJsonObject } from '../../../protocol/android/read-json.js';
import type { Deed } from '../deeds.js';
import { appsOf, keepApps } from './play-sync.js';

/** What people do with the apps of a device without Google Play. */
export const managingAppDeeds: Readonly<Record<string, Deed>> = {
  /** `{ app }`: it comes back whenever something closes it. */
  'keep app open': ({ device, details: { app } }) => {
    keepApps(device, { keptOpen: [...(appsOf(device).keptOpen ?? []), String(app)] });
    return { kind: 'done' };
  },

  /** `{ app }` */
  'close app': ({ device, details: { app } }) => {
    keepApps(device, { keptOpen: (appsOf(device).keptOpen ?? []).filter((one) => one !== app) });
    return { kind: 'done' };
  },

  /** `{ from }`, an app's name; the incident id is in `message`. */
  'send logs': async ({ device, details: { from } }) => {
    const url = device.state.tree[logServiceNode.slice(2)];
    if (typeof url !== 'string') return { kind: 'refused', code: 'NO_SERVICE', message: 'nobody takes logs' };
    const { transport, signal } = device.world;
    const headers = { 'content-type': 'application/json' };
    const body = Buffer.from(JSON.stringify({ app: String(from), serial: device.record.serial, log: 'simulated' }));
    const response = await transport.send({
      step: 'SendLogs',
      method: 'POST',
      url,
      headers,
      body,
      ...(signal && { signal }),
    });
    const read = readJsonObject(Buffer.from(response.body).toString('utf8'));
    const incident = read.kind === 'object' ? read.object.incident : undefined;
    if (response.status === 201 && typeof incident === 'string') return { kind: 'done', message: incident };
    return { kind: 'refused', code: String(response.status), message: 'the logs were not taken' };
  },
};
