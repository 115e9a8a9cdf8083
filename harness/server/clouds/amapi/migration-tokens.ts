import { readDuration, timestamp } from '../../../../protocol/amapi/duration.js';
import { days } from '../../../../protocol/base/clock.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse, textOf } from './call.js';
import { checkBody } from './check-body.js';
import { enterpriseName, enterpriseOf } from './enterprises.js';
import { migrationLife, migrationTokenIsKept } from './migration-rules.js';
import { pageOf } from './pages.js';
import { migrationTokenShape } from './shapes.table.js';
import { dataFits } from './token-rules.js';

/** migrationTokens.create: for a device that another DPC of the same EMM manages. */
export function createMigrationToken(call: Call): JsonObject {
  const { body, random, context } = call;
  checkBody(call, migrationTokenShape);
  for (const member of ['deviceId', 'userId', 'managementMode', 'policy'])
    if (textOf(body[member]) === undefined) throw refuse('INVALID_ARGUMENT', `${member} must be set.`);
  const { ttl, expireTime, ...given } = body;
  if (!String(given.policy).startsWith(`${enterpriseName(call)}/policies/`))
    throw refuse('INVALID_ARGUMENT', 'policy must be the full name of a policy of the enterprise.', 'policy');
  if (!dataFits(context, textOf(given.additionalData) ?? ''))
    throw refuse('INVALID_ARGUMENT', 'additionalData must have at most 1024 characters.', 'additionalData');
  const lifeMs = migrationLife(context, ttl === undefined ? undefined : (readDuration(ttl) ?? 0));
  if (lifeMs === undefined) throw refuse('INVALID_ARGUMENT', 'ttl must be at most seven days.');
  const expiresAt = context.now + lifeMs;
  const resource = {
    name: `${enterpriseName(call)}/migrationTokens/${newId(random)}`,
    value: newId(random, 16),
    ...given,
    createTime: timestamp(context.now),
    expireTime: timestamp(expiresAt),
  };
  enterpriseOf(call).migrationTokens.set(resource.name, { resource, expiresAt });
  return resource;
}

export function getMigrationToken(call: Call): JsonObject {
  const found = kept(call).find(({ resource }) => resource.name === call.resource);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  return found.resource;
}

export function listMigrationTokens(call: Call): JsonObject {
  return pageOf(
    call,
    'migrationTokens',
    kept(call).map(({ resource }) => resource),
  );
}

function kept(call: Call) {
  const all = [...enterpriseOf(call).migrationTokens.values()];
  return all.filter(({ expiresAt }) => migrationTokenIsKept(call.context, expiresAt, days(7)));
}
