import { ZodError } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { standingOf } from './group.js';
import * as rules from './policy-rules.js';
import { type PreparationPolicy, preparationPolicies, preparationPoliciesSchema } from './settings.js';

/** Checks the policies, counts their changes, and gives the form that is kept. Throws `ZodError` that names the policy and the member. */
export function normalizePreparationPolicies(document: JsonObject, context: TenantContext): JsonObject {
  const { policies } = preparationPoliciesSchema.parse(document);
  const before = preparationPolicies(context.state);
  policies.forEach((policy, index) => {
    objectTo(context, policy, ['policies', String(index)]);
  });
  return { policies: policies.map((policy) => versioned(context, policy, before)) } as unknown as JsonObject;
}

function objectTo(context: TenantContext, policy: PreparationPolicy, path: string[]): void {
  const { name, timeoutMinutes, apps, scripts, deploymentMode, joinType, deviceGroup } = policy;
  if (!rules.timeoutIsAllowed(context, timeoutMinutes))
    throw refusal([...path, 'timeoutMinutes'], `${timeoutMinutes} minutes: a deployment may take 15 to 720`);
  if (!rules.appsAreFew(context, apps.length))
    throw refusal([...path, 'apps'], `${apps.length} apps: a policy has at most 25`);
  if (!rules.scriptsAreFew(context, scripts.length))
    throw refusal([...path, 'scripts'], `${scripts.length} scripts: a policy has at most 10`);
  if (!rules.formIsSupported(context, deploymentMode, joinType))
    throw refusal(
      [...path, 'deploymentMode'],
      'a deployment is user-driven and joins the directory, and no other domain',
    );
  if (deviceGroup !== undefined && !rules.groupMayServe(context, standingOf(context.state, deviceGroup)))
    throw refusal(
      [...path, 'deviceGroup'],
      `there was a problem with the device security group of ${name}: it has to be assigned, owned by the Intune Provisioning Client and free of roles`,
    );
}

function versioned(
  context: TenantContext,
  policy: PreparationPolicy,
  before: readonly PreparationPolicy[],
): PreparationPolicy {
  const known = before.find(({ name }) => name === policy.name);
  const changed = known === undefined || contentOf(known) !== contentOf(policy);
  return { ...policy, version: rules.nextVersion(context, known?.version, changed) };
}

/** All that counts as a change. */
const contentOf = ({ version: _version, ...content }: PreparationPolicy): string =>
  JSON.stringify(Object.entries(content).sort(([a], [b]) => a.localeCompare(b)));

const refusal = (path: string[], message: string): ZodError =>
  new ZodError([{ code: 'custom', path, message, input: undefined }]);
