import { policyFields, restrictionFields } from '../../../../protocol/amapi/policy-fields.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, onlyMembers, page, refuse } from './call.js';
import { enterpriseOf, maskOf } from './enterprises.js';
import { maskedUpdate, nextVersion } from './rules.js';
import type { PolicyState } from './state.js';

const members: ReadonlySet<string> = new Set([...policyFields, 'name', 'version']);

/** policies.patch: makes or changes the policy; name and version of the body are not the caller's to set. */
export function patchPolicy(call: Call): JsonObject {
  const { body, context, query, resource } = call;
  onlyMembers(body, members);
  const { name, version, ...update } = body;
  const wrong = Object.keys(restrictionFields).find(
    (field) => update[field] !== undefined && typeof update[field] !== 'boolean',
  );
  if (wrong !== undefined) throw refuse('INVALID_ARGUMENT', `Invalid value at 'policy.${wrong}' (TYPE_BOOL)`);
  const mask = maskOf(query);
  const unknown = mask?.find((path) => !members.has(path.split('.')[0] ?? ''));
  if (unknown !== undefined) throw refuse('INVALID_ARGUMENT', `Invalid update mask: no field ${unknown} in a policy.`);
  const { policies } = enterpriseOf(call);
  const before = policies.get(resource) ?? { fields: {}, version: 0 };
  const after = { fields: maskedUpdate(context, before, update, mask), version: nextVersion(context, before.version) };
  policies.set(resource, after);
  return shownPolicy(resource, after);
}

export function getPolicy(call: Call): JsonObject {
  const found = enterpriseOf(call).policies.get(call.resource);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  return shownPolicy(call.resource, found);
}

export function listPolicies(call: Call): JsonObject {
  const all = [...enterpriseOf(call).policies].map(([name, policy]) => shownPolicy(name, policy));
  return page(call.query, 'policies', all);
}

export function deletePolicy(call: Call): JsonObject {
  const { policies, devices } = enterpriseOf(call);
  if (!policies.has(call.resource)) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  const used = [...devices.values()].some(({ resource }) => resource.policyName === call.resource);
  if (used) throw refuse('FAILED_PRECONDITION', 'The policy is applied to devices.');
  policies.delete(call.resource);
  return {};
}

/** A policy as the API shows it; 64-bit integers are strings in JSON. */
export function shownPolicy(name: string, { fields, version }: PolicyState): JsonObject {
  return { ...fields, name, version: String(version) };
}
