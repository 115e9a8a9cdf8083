import type { LinkEnrolled, LinkMigrate } from '../../../../protocol/amapi/device-link.js';
import { timestamp } from '../../../../protocol/amapi/duration.js';
import { type ManagementMode, managementModeFacts } from '../../../../protocol/android/management-modes.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse } from './call.js';
import { migratedDevice, migrationTokenOpens, modesMatch } from './migration-rules.js';
import type { EnterpriseState, MigrationTokenState } from './state.js';

/** A device that another DPC manages goes over to Android Device Policy by a migration token, and stays as it is managed. */
export function migrateDevice(call: Call): LinkEnrolled {
  const asked = call.body as unknown as LinkMigrate;
  const { context, random } = call;
  const [enterpriseName, enterprise, token] = tokenFor(call, asked);
  if (!migrationTokenOpens(context, token, asked.deviceId))
    throw refuse('PERMISSION_DENIED', 'The migration token expired, was used, or is for another device.');
  if (!modesMatch(context, String(token.resource.managementMode), asked.mode))
    throw refuse('FAILED_PRECONDITION', `The migration token is not for a device that is ${asked.mode}.`);
  const name = `${enterpriseName}/devices/${newId(random)}`;
  const key = Buffer.from(random.bytes(24)).toString('base64url');
  const origin = migratedDevice(context, token.resource, asked.previousDpc);
  const resource = { ...plainDevice(call, name, asked), ...origin };
  enterprise.devices.set(name, { resource, key, mode: asked.mode, operations: new Map() });
  enterprise.enrolled.push({ serial: asked.serialNumber, name });
  token.resource = { ...token.resource, device: name };
  return { device: name, key, mode: asked.mode };
}

function tokenFor({ state }: Call, { migrationToken }: LinkMigrate): [string, EnterpriseState, MigrationTokenState] {
  for (const [name, enterprise] of state.enterprises) {
    const token = [...enterprise.migrationTokens.values()].find(({ resource }) => resource.value === migrationToken);
    if (token !== undefined) return [name, enterprise, token];
  }
  throw refuse('PERMISSION_DENIED', 'The migration token is not valid.');
}

function plainDevice(
  { context }: Call,
  name: string,
  { mode, apiLevel, brand, model, serialNumber }: LinkMigrate & { readonly mode: ManagementMode },
): JsonObject {
  const { owner: managementMode, ownership } = managementModeFacts[mode];
  return {
    name,
    managementMode,
    ownership,
    state: 'ACTIVE',
    appliedState: 'PROVISIONING',
    apiLevel,
    hardwareInfo: { brand, model, serialNumber },
    enrollmentTime: timestamp(context.now),
  };
}
