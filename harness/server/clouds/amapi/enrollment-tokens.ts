import { amapiTokenExtra, cloudLinkExtra } from '../../../../protocol/amapi/device-link.js';
import { readDuration, timestamp, writeDuration } from '../../../../protocol/amapi/duration.js';
import { asciiJson } from '../../../../protocol/android/emit-payload.js';
import { extraKey } from '../../../../protocol/android/provisioning-extras.table.js';
import { hours, minutes } from '../../../../protocol/base/clock.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, onlyMembers, page, refuse, textOf } from './call.js';
import { enterpriseName, enterpriseOf } from './enterprises.js';
import { tokenInForce } from './rules.js';
import { type PersonalUsage, personalUsages, type TokenState } from './state.js';

const members: ReadonlySet<string> = new Set([
  'duration',
  'oneTimeOnly',
  'additionalData',
  'policyName',
  'user',
  'allowPersonalUsage',
]);

/** Component and signer of Android Device Policy, as the API writes them into every QR code. */
const devicePolicy = {
  [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]:
    'com.google.android.apps.work.clouddpc/.receivers.CloudDeviceAdminReceiver',
  [extraKey('DEVICE_ADMIN_SIGNATURE_CHECKSUM')]: 'I5YvS0O5hXY46mb01BlRjq4oJJGs2kuUcHvVkAPEXlg',
  [extraKey('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION')]:
    'https://play.google.com/managed/downloadManagingApp?identifier=setup',
} as const;

/** Ten thousand years, about: the longest life of a token. */
const longestLife = 10_000 * 365.25 * 24 * hours(1);

/** enrollmentTokens.create */
export function createToken(call: Call): JsonObject {
  const { body, random, context, root } = call;
  onlyMembers(body, members);
  const enterprise = enterpriseOf(call);
  const lifeMs = body.duration === undefined ? hours(1) : readDuration(body.duration);
  if (lifeMs === undefined || lifeMs < minutes(1) || lifeMs > longestLife)
    throw refuse('INVALID_ARGUMENT', 'duration must be from 1 minute to 10,000 years.');
  const additionalData = textOf(body.additionalData);
  if ((additionalData?.length ?? 0) > 1_024)
    throw refuse('INVALID_ARGUMENT', 'additionalData must have at most 1024 characters.');
  const policyName = fullPolicyName(enterpriseName(call), textOf(body.policyName) ?? 'default');
  const value = newId(random, 10);
  const name = `${enterpriseName(call)}/enrollmentTokens/${newId(random)}`;
  const personalUsage = personalUsageOf(body);
  const resource = {
    name,
    value,
    duration: writeDuration(lifeMs),
    expirationTimestamp: timestamp(Math.min(context.now + lifeMs, 253_402_300_799_000)),
    policyName,
    allowPersonalUsage: personalUsage,
    ...(body.oneTimeOnly === true && { oneTimeOnly: true }),
    ...(additionalData !== undefined && { additionalData }),
    qrCode: asciiJson({
      ...devicePolicy,
      [extraKey('ADMIN_EXTRAS_BUNDLE')]: { [amapiTokenExtra]: value, [cloudLinkExtra]: root },
    }),
  };
  enterprise.tokens.set(name, {
    resource,
    value,
    createdAt: context.now,
    lifeMs,
    oneTimeOnly: body.oneTimeOnly === true,
    personalUsage,
    policyName,
    ...(additionalData !== undefined && { additionalData }),
    uses: 0,
  });
  return resource;
}

/** enrollmentTokens.list: those in force, without value and QR code. */
export function listTokens(call: Call): JsonObject {
  const active = [...enterpriseOf(call).tokens.values()].filter((token) => tokenInForce(call.context, token));
  const shown = active.map(({ resource: { value, qrCode, ...rest } }) => rest);
  return page(call.query, 'enrollmentTokens', shown);
}

export function getToken(call: Call): JsonObject {
  const { value, qrCode, ...shown } = tokenOf(call).resource;
  return shown;
}

/** enrollmentTokens.delete: it opens nothing from now on; devices that came by it stay. */
export function deleteToken(call: Call): JsonObject {
  tokenOf(call);
  enterpriseOf(call).tokens.delete(call.resource);
  return {};
}

export function fullPolicyName(enterprise: string, name: string): string {
  return name.startsWith('enterprises/') ? name : `${enterprise}/policies/${name}`;
}

function tokenOf(call: Call): TokenState {
  const found = enterpriseOf(call).tokens.get(call.resource);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  return found;
}

function personalUsageOf({ allowPersonalUsage = 'PERSONAL_USAGE_ALLOWED' }: JsonObject): PersonalUsage {
  const found = personalUsages.find((usage) => usage === allowPersonalUsage);
  if (found !== undefined) return found;
  throw refuse('INVALID_ARGUMENT', `Invalid value at 'allowPersonalUsage': ${JSON.stringify(allowPersonalUsage)}`);
}
