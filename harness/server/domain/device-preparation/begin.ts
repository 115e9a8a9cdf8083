import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { findPerson } from '../people.js';
import type { DeviceState } from '../state.js';
import { type Deployment, deploymentsFor } from '../windows-deployments.js';
import { scriptsFor, windowsScripts } from '../windows-scripts.js';
import type { Preparation, PreparedItem } from './deployment.js';
import * as rules from './deployment-rules.js';
import { joinGroup } from './group.js';
import { begins, isForUser, policyThatCounts } from './policy-rules.js';
import { type PreparationPolicy, preparationPolicies } from './settings.js';

/** A PC that joins in its first run. */
export interface JoinedPc {
  readonly upn: string;
  readonly serial: string;
  readonly osVersion: string;
}

/** The policy by which this PC is prepared; undefined where it is a plain join. */
function policyFor(context: TenantContext, { upn, osVersion }: JoinedPc): PreparationPolicy | undefined {
  if (!rules.preparesVersion(context, osVersion)) return undefined;
  const groups = findPerson(context.state, upn)?.groups ?? [];
  const own = preparationPolicies(context.state).filter((policy) => isForUser(context, policy, groups));
  const policy = policyThatCounts(context, own);
  return policy !== undefined && begins(context, policy) ? policy : undefined;
}

/** What is kept of a PC that is prepared, and the group that it joined on the way; nothing for any other. */
export function beginPreparation(tenant: Tenant, pc: JoinedPc): JsonObject {
  const context = tenant.context();
  const policy = policyFor(context, pc);
  if (policy === undefined) return {};
  const {
    name,
    version = 1,
    deviceGroup = '',
    accountType,
    timeoutMinutes,
    errorMessage,
    allowSkip,
    allowDiagnostics,
  } = policy;
  const grouped = joinGroup(context, deviceGroup, pc.serial);
  const preparation: Preparation = {
    policy: name,
    version,
    deviceGroup,
    grouped,
    deployment: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    account: accountType,
    settings: { timeoutMinutes, errorMessage, allowSkip, allowDiagnostics },
    items: [...scriptItems(context, policy, pc), ...appItems(context, policy, pc)],
    phase: 'Policy installation',
    status: 'In progress',
    startedAt: context.now,
    ordered: {},
  };
  const profile = rules.profileNameOf(context, name);
  return {
    preparation: preparation as unknown as JsonObject,
    ...(profile !== undefined && { enrollmentProfileName: profile }),
  };
}

type Reached = Pick<DeviceState, 'serial' | 'upn'>;

function appItems(context: TenantContext, { apps }: PreparationPolicy, pc: Reached): readonly PreparedItem[] {
  const reached = deploymentsFor(context.state, pc);
  return apps.map((name) => {
    const found = reached.find((one) => one.name === name);
    const reach = { assigned: found !== undefined, asUser: found?.context === 'user' };
    return { kind: 'app', name, ...typeOf(context, found), ...statusAtFirst(context, reach) };
  });
}

function scriptItems(context: TenantContext, { scripts }: PreparationPolicy, pc: Reached): readonly PreparedItem[] {
  const reached = scriptsFor(context.state, pc);
  return scripts.map((name) => {
    const asUser = windowsScripts(context.state).find((one) => one.name === name)?.asUser ?? false;
    const reach = { assigned: reached.some((one) => one.name === name), asUser };
    return { kind: 'script', name, installer: 'extension', ...statusAtFirst(context, reach) };
  });
}

function statusAtFirst(context: TenantContext, reach: rules.Reach): Pick<PreparedItem, 'status'> {
  const skipped = rules.isSkipped(context, reach) || rules.wantsUser(context, reach);
  return { status: skipped ? 'Skipped' : 'In progress' };
}

/** Win32 apps and those of the store come by the extension (Learn, user-driven workflow, process, step 7). */
function typeOf(
  context: TenantContext,
  found: Deployment | undefined,
): Pick<PreparedItem, 'type' | 'product' | 'installer'> {
  if (rules.comesByMdm(context, found?.type))
    return { installer: 'mdm', product: found?.type === 'msi' ? 'msi' : 'microsoft-365' };
  return { installer: 'extension', type: found?.type === 'store' ? 'store' : 'win32' };
}
