import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import type { SyncMl } from '../../../../../protocol/syncml/messages.js';
import {
  isOver,
  keepPreparation,
  type Preparation,
  preparationOf,
} from '../../../domain/device-preparation/deployment.js';
import * as rules from '../../../domain/device-preparation/deployment-rules.js';
import { queueCommand } from '../../../domain/devices.js';
import type { DeviceState } from '../../../domain/state.js';
import { type Deployment, deploymentsFor } from '../../../domain/windows-deployments.js';
import type { TenantContext } from '../../../tenant.js';
import { validateOmaDmCommand } from '../command-payload.js';
import { deployCommands } from '../provisioning/deploy.js';
import { deployedBefore, noService, withDeployed } from '../provisioning/deployed.js';
import { isApp } from '../provisioning/tracked.js';
import { agentCommands, pageCommand, progressCommand, questions } from './commands.js';
import { withTold } from './told.js';

/** What a deployment needs of its tenant. */
export interface Preparer {
  readonly newId: () => string;
  /** Where the management extension asks for its work. */
  readonly service: string;
}

/** Called with every message of a PC that is being prepared: takes what it tells, and queues what comes next. */
export function prepare(context: TenantContext, device: DeviceState, message: SyncMl, preparer: Preparer): void {
  const before = preparationOf(device);
  if (before === undefined || before.pageStatus === '3' || before.pageStatus === '4') return;
  const told = withTold(context, before, message);
  const opens = message.header.msgId === 1;
  const { ordered, commands } = nextStep(context, device, told, { opens, service: preparer.service });
  keepPreparation(device, { ...told, ordered });
  for (const payload of commands)
    queueCommand(device, { id: preparer.newId(), kind: validateOmaDmCommand(payload), payload }, context.now);
}

interface Turn {
  /** A session begins. */
  readonly opens: boolean;
  readonly service: string;
}

interface NextStep {
  readonly ordered: Preparation['ordered'];
  readonly commands: readonly JsonObject[];
}

function nextStep(context: TenantContext, device: DeviceState, told: Preparation, { opens, service }: Turn): NextStep {
  const { ordered, state } = told;
  if (ordered.page !== true) return { ordered: { page: true }, commands: [pageCommand(context, told, service)] };
  const agent = rules.ordersAgent(context, state, ordered.agent === true);
  const sends = ordered.mdm !== true && !isOver(told) && rules.sendsAppsAndPolicies(context, state);
  const sent = ordered.mdm === true || sends;
  const tells = sent && ordered.progress !== true && extensionMayBegin(context, told);
  return {
    ordered: {
      page: true,
      agent: agent || ordered.agent === true,
      mdm: sent,
      progress: tells || ordered.progress === true,
    },
    commands: [
      ...(agent ? agentCommands : []),
      ...(sends ? deployments(context, device, told) : []),
      ...(tells ? [progressCommand()] : []),
      ...(opens ? [questions({ ...told, ordered: { ...ordered, mdm: sent } })] : []),
    ],
  };
}

const extensionMayBegin = (context: TenantContext, { items }: Preparation): boolean =>
  rules.extensionMayBegin(
    context,
    items.filter(({ installer }) => installer === 'mdm').map(({ status }) => status),
  );

/** Selected line-of-business apps, and every policy; what else reaches the PC waits until it is prepared. */
function deployments(context: TenantContext, device: DeviceState, { items }: Preparation): readonly JsonObject[] {
  const selected = new Set(items.filter(({ status }) => status === 'In progress').map(({ name }) => name));
  const isDue = (one: Deployment): boolean =>
    isApp(one) ? selected.has(one.name) : one.type === 'policy' && !deployedBefore(device, one);
  const due = deploymentsFor(context.state, device).filter((one) => one.context === 'device' && isDue(one));
  device.detail = withDeployed(device, due);
  return due.filter(({ type }) => type !== 'store').flatMap((one) => deployCommands(one, noService));
}
