import { readDuration, timestamp, writeDuration } from '../../../../protocol/amapi/duration.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse, textOf } from './call.js';
import { checkBody } from './check-body.js';
import { enterpriseName, enterpriseOf } from './enterprises.js';
import { pageOf } from './pages.js';
import { provisioningQrCode } from './qr-code.js';
import { enrollmentTokenShape } from './shapes.table.js';
import { type PersonalUsage, personalUsages, type TokenState } from './state.js';
import { dataFits, listedTokens, partOf, tokenInForce, tokenLife } from './token-rules.js';

/** The last moment that google.protobuf.Timestamp has; later ones become it. */
const lastTimestamp = 253_402_300_799_000;

/** enrollmentTokens.create */
export function createToken(call: Call): JsonObject {
  checkBody(call, enrollmentTokenShape);
  const enterprise = enterpriseOf(call);
  const token = newToken(call);
  enterprise.tokens.set(String(token.resource.name), token);
  return token.resource;
}

function newToken(call: Call): TokenState {
  const { body, random, context } = call;
  const oneTimeOnly = body.oneTimeOnly === true;
  const data = dataOf(call);
  const common = { value: newId(random, 10), ...data };
  const policyName = fullPolicyName(enterpriseName(call), textOf(body.policyName) ?? 'default');
  const [lifeMs, personalUsage] = [lifeOf(call), personalUsageOf(body)];
  const resource = {
    name: `${enterpriseName(call)}/enrollmentTokens/${newId(random)}`,
    ...common,
    duration: writeDuration(lifeMs),
    expirationTimestamp: timestamp(Math.min(context.now + lifeMs, lastTimestamp)),
    policyName,
    allowPersonalUsage: personalUsage,
    ...(oneTimeOnly && { oneTimeOnly }),
    qrCode: provisioningQrCode(call, common.value),
  };
  return { ...common, resource, createdAt: context.now, lifeMs, oneTimeOnly, personalUsage, policyName, uses: 0 };
}

/** enrollmentTokens.list: those in force, in part. */
export function listTokens(call: Call): JsonObject {
  const shown = listedTokens(call.context, [...enterpriseOf(call).tokens.values()]);
  return pageOf(call, 'enrollmentTokens', shown);
}

export const getToken = (call: Call): JsonObject => partOf(tokenOf(call));

/** enrollmentTokens.delete: it opens nothing from now on; devices that came by it stay. */
export function deleteToken(call: Call): JsonObject {
  tokenOf(call);
  enterpriseOf(call).tokens.delete(call.resource);
  return {};
}

export function fullPolicyName(enterprise: string, name: string): string {
  return name.startsWith('enterprises/') ? name : `${enterprise}/policies/${name}`;
}

function lifeOf({ body: { duration }, context }: Call): number {
  const asked = duration === undefined ? undefined : (readDuration(duration) ?? Number.NaN);
  const lifeMs = Number.isNaN(asked) ? undefined : tokenLife(context, asked);
  if (lifeMs === undefined) throw refuse('INVALID_ARGUMENT', 'duration must be from 1 minute to 10,000 years.');
  return lifeMs;
}

function dataOf({ body, context }: Call): Pick<TokenState, 'additionalData'> {
  const additionalData = textOf(body.additionalData);
  if (additionalData === undefined) return {};
  if (dataFits(context, additionalData)) return { additionalData };
  throw refuse('INVALID_ARGUMENT', 'additionalData must have at most 1024 characters.');
}

function tokenOf(call: Call): TokenState {
  const found = enterpriseOf(call).tokens.get(call.resource);
  if (found !== undefined && tokenInForce(call.context, found)) return found;
  throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
}

function personalUsageOf({ allowPersonalUsage = 'PERSONAL_USAGE_ALLOWED' }: JsonObject): PersonalUsage {
  const found = personalUsages.find((usage) => usage === allowPersonalUsage);
  if (found !== undefined) return found;
  throw refuse('INVALID_ARGUMENT', `Invalid value at 'allowPersonalUsage': ${JSON.stringify(allowPersonalUsage)}`);
}
