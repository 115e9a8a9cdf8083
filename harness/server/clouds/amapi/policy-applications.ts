import { readFieldMask } from '../../../../protocol/amapi/field-mask.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, refuse, textOf } from './call.js';
import { checkBody } from './check-body.js';
import { keepPolicy, policyOf } from './policies.js';
import { type ApplicationChange, changedApplications, remainingApplications } from './policy-rules.js';
import { modifyApplicationsShape, removeApplicationsShape } from './shapes.table.js';

/** policies.modifyPolicyApplications */
export function modifyApplications(call: Call): JsonObject {
  const { body, context, resource } = call;
  checkBody(call, modifyApplicationsShape);
  const { changes } = body;
  if (!Array.isArray(changes) || changes.length === 0)
    throw refuse('INVALID_ARGUMENT', 'changes must hold at least one change.');
  const { fields } = policyOf(call, resource);
  const applications = changedApplications(context, applicationsOf(fields), changes.map(readChange));
  return { policy: keepPolicy(call, resource, { ...fields, applications }) };
}

/** policies.removePolicyApplications */
export function removeApplications(call: Call): JsonObject {
  const { body, context, resource } = call;
  checkBody(call, removeApplicationsShape);
  const { packageNames } = body;
  if (!Array.isArray(packageNames) || packageNames.length === 0)
    throw refuse('INVALID_ARGUMENT', 'packageNames must hold at least one name.');
  const { fields } = policyOf(call, resource);
  const applications = remainingApplications(context, applicationsOf(fields), packageNames.map(String));
  return { policy: keepPolicy(call, resource, { ...fields, applications }) };
}

function readChange(change: unknown): ApplicationChange {
  const { application, updateMask } = change as { readonly application?: JsonObject; readonly updateMask?: string };
  if (textOf(application?.packageName) === undefined || application === undefined)
    throw refuse('INVALID_ARGUMENT', 'A change must name the packageName of its application.');
  if (updateMask === undefined) return { application };
  const mask = readFieldMask(updateMask);
  if (mask === undefined) throw refuse('INVALID_ARGUMENT', `Invalid update mask: ${updateMask}`);
  return { application, mask };
}

function applicationsOf({ applications }: JsonObject): readonly JsonObject[] {
  return Array.isArray(applications) ? (applications as readonly JsonObject[]) : [];
}
