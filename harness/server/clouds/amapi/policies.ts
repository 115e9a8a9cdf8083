import { policyFields, restrictionFields } from '../../../../protocol/amapi/policy-fields.table.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, refuse } from './call.js';
import { checkValue, refuseMask, refuseUnknown } from './check-body.js';
import { enterpriseOf, maskOf } from './enterprises.js';
import { pageOf } from './pages.js';
import { maskedUpdate, nextVersion, policyIsFree, shownVersion, unknownField } from './policy-rules.js';
import type { PolicyState } from './state.js';

const members: ReadonlySet<string> = new Set([...policyFields, 'name', 'version']);

/** policies.patch: makes or changes the policy; name and version of the body are not the caller's to set. */
export function patchPolicy(call: Call): JsonObject {
  const { body, context, query, resource } = call;
  refuseUnknownFields(call);
  const { name, version, ...update } = body;
  refuseWrongTypes(call, update);
  const mask = maskOf(query);
  const paths = mask?.map((path) => path.split('.')[0] ?? '') ?? [];
  const unknown = unknownField(context, paths, members);
  if (unknown !== undefined) throw refuseMask(unknown);
  const before = enterpriseOf(call).policies.get(resource) ?? { fields: {}, version: 0 };
  return keepPolicy(call, resource, maskedUpdate(context, before, update, mask));
}

/** The policy with these fields, one version later. */
export function keepPolicy(call: Call, name: string, fields: JsonObject): JsonObject {
  const { policies } = enterpriseOf(call);
  const before = policies.get(name) ?? { fields: {}, version: 0 };
  const after = {
    fields,
    version: nextVersion(call.context, before.version),
    before: { fields: before.fields, version: before.version },
  };
  policies.set(name, after);
  return shownPolicy(call.context, name, after);
}

export const getPolicy = (call: Call): JsonObject =>
  shownPolicy(call.context, call.resource, policyOf(call, call.resource));

export function listPolicies(call: Call): JsonObject {
  return pageOf(
    call,
    'policies',
    [...enterpriseOf(call).policies].map(([name, policy]) => shownPolicy(call.context, name, policy)),
  );
}

export function deletePolicy(call: Call): JsonObject {
  const { policies, devices } = enterpriseOf(call);
  policyOf(call, call.resource);
  if (!policyIsFree(call.context, [...devices.values()], call.resource))
    throw refuse('FAILED_PRECONDITION', 'The policy is applied to devices.');
  policies.delete(call.resource);
  return {};
}

/** Throws NOT_FOUND. */
export function policyOf(call: Call, name: string): PolicyState {
  const found = enterpriseOf(call).policies.get(name);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${name}`);
  return found;
}

/** A policy as the API shows it. */
export function shownPolicy(context: RuleContext, name: string, { fields, version }: PolicyState): JsonObject {
  return { ...fields, name, version: shownVersion(context, version) };
}

function refuseUnknownFields(call: Pick<Call, 'context' | 'body'>): void {
  const unknown = unknownField(call.context, Object.keys(call.body), members);
  if (unknown !== undefined) throw refuseUnknown(unknown, 'policy');
}

function refuseWrongTypes(call: Pick<Call, 'context'>, update: JsonObject): void {
  for (const field of Object.keys(restrictionFields)) {
    const value = update[field];
    if (value !== undefined) checkValue(call, value, 'bool', `policy.${field}`);
  }
}
