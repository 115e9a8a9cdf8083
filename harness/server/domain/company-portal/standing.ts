import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { isRegistered, type Standing, standingOf } from './rules.js';

/** What the directory thinks of a device at this moment. */
export function standing(context: TenantContext, { upn, detail }: DeviceState): Standing {
  return standingOf(context, isRegistered(context, upn !== undefined, detail.portalUser !== undefined));
}

/** The report `directory-standing`: devices as the directory and its access policies see them. */
export function directoryStanding(context: TenantContext, { device }: JsonObject): JsonObject {
  const devices = [...context.state.devices.values()].filter(({ id }) => device === undefined || id === device);
  const rows = devices.map((one) => {
    const { registered, listedForUser, complianceEvaluated } = standing(context, one);
    return { device: one.id, registered, listedForUser, complianceEvaluated };
  });
  return { rows };
}
