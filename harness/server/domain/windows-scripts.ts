import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { assignedGroupsOf } from './device-groups.js';
import { readSettings } from './settings-read.js';
import type { DeviceState, TenantState } from './state.js';

/** Scripts that the management extension runs on PCs: the settings document `windows-scripts`. */
export const windowsScriptsSchema = z.strictObject({
  scripts: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        /** "Run this script using the logged on credentials". */
        asUser: z.boolean().default(false),
        /** Groups of users or of devices that it is for; everybody's without. */
        groups: z.array(z.string().min(1)).optional(),
      }),
    )
    .default([]),
});

export const windowsScripts = (state: TenantState) =>
  windowsScriptsSchema.parse(readSettings(state, 'windows-scripts')).scripts;

/** Scripts that reach a PC, by itself or by its user. */
export function scriptsFor(state: TenantState, { serial, upn }: Pick<DeviceState, 'serial' | 'upn'>) {
  const own = new Set([
    ...(upn === undefined ? [] : (state.people.get(upn)?.groups ?? [])),
    ...assignedGroupsOf(state, serial),
  ]);
  return windowsScripts(state).filter(({ groups }) => groups === undefined || groups.some((group) => own.has(group)));
}

const ran = 'windows-script-ran';

export function noteResult({ state, now }: TenantContext, device: string, script: string): void {
  state.events.push({ at: now, kind: ran, platform: 'windows', device, detail: { script } });
}

/** The report `script-results`: what PCs have told of scripts. */
export function scriptResults({ state }: TenantContext): JsonObject {
  const rows = state.events
    .filter(({ kind }) => kind === ran)
    .map(({ at, device = '', detail }) => ({ at, device, script: detail.script ?? '' }));
  return { rows };
}
