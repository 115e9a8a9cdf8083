import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { isListedForMove, staysRecommended } from './rules.js';
import { situationIn } from './situation.js';

/** Report `administrator-migration`: devices that should move to Android Enterprise, and what they no longer do of what they were sent. */
export function administratorMigration(context: TenantContext): JsonObject {
  const managed = [...context.state.devices.values()].filter(
    ({ state, method }) => state === 'enrolled' && method.startsWith('android-da'),
  );
  const rows = managed
    .filter(({ detail }) => isListedForMove(context, staysRecommended(context, situationIn(detail))))
    .map((device) => ({
      device: device.enrollmentId,
      osVersion: device.osVersion ?? '',
      notSupported: notSupported(device),
    }));
  return { rows };
}

/** 406: the optional feature is not supported (OMA-TS-DM_RepPro-V1_2, response status codes). */
function notSupported({ commands }: DeviceState): readonly string[] {
  const refused = commands.filter(({ state, result }) => state === 'failed' && result?.status === '406');
  return refused.map(({ kind }) => kind.slice(kind.lastIndexOf('/') + 1));
}
