import type { ItemStatus } from '../../../../../protocol/device-preparation/agent-contract.js';
import type { DevicePrepState } from '../../../../../protocol/device-preparation/sync-states.js';
import { alertTypes } from '../../../../../protocol/syncml/alerts.table.js';
import { isResults, type SyncMl } from '../../../../../protocol/syncml/messages.js';
import { type Preparation, type PreparedItem, withStatus } from '../../../domain/device-preparation/deployment.js';
import { deploymentStatus, readsState } from '../../../domain/device-preparation/deployment-rules.js';
import type { TenantContext } from '../../../tenant.js';
import { statusPlace } from './commands.js';

/** What the PC asks for: a client event of package 1 (MS-MDM §3.2.5.1.6). */
function stateIn(context: TenantContext, { body }: SyncMl): DevicePrepState | undefined {
  const items = body.flatMap((command) => (command.verb === 'Alert' ? command.items : []));
  const data = items.find(({ meta }) => meta?.type === alertTypes.devicePrepSync)?.data;
  return data === undefined ? undefined : readsState(context, data);
}

/** Values of nodes that the message brings, by the end of their place. */
function valuesIn({ body }: SyncMl): (place: string) => string | undefined {
  const items = body.filter(isResults).flatMap((results) => results.items);
  return (place) => items.find(({ source, target }) => (source ?? target ?? '').endsWith(place))?.data;
}

/** The deployment with what this message tells of it. */
export function withTold(context: TenantContext, preparation: Preparation, message: SyncMl): Preparation {
  const value = valuesIn(message);
  const asked = stateIn(context, message) ?? stateWithoutAlert(preparation, value('MdmAgentInstalled'));
  const apps = withApps(preparation, value);
  const pageStatus = value('/PageStatus');
  if (pageStatus === undefined) return { ...apps, ...(asked && { state: asked }) };
  const { endedAt: _before, error: _error, ...rest } = apps;
  const errorPhase = value('/PageErrorPhase') ?? '0';
  const status = deploymentStatus(context, { status: pageStatus, errorPhase });
  const error = `${value('/PageErrorCode')} ${value('/PageErrorDetails') ?? ''}`.trim();
  return {
    ...(isRetry(preparation, errorPhase) ? onceMore(rest) : rest),
    ...(asked && { state: asked }),
    pageStatus,
    errorPhase,
    status,
    ...(status !== 'In progress' && { endedAt: preparation.endedAt ?? context.now }),
    ...(errorPhase !== '0' && { error }),
  };
}

/** The page had failed and does not say so any more: its user tries again. */
const isRetry = ({ errorPhase = '0' }: Preparation, now: string): boolean => errorPhase !== '0' && now === '0';

/** What did not come in the first attempt is sent once more. */
function onceMore(preparation: Omit<Preparation, 'endedAt'>): Omit<Preparation, 'endedAt'> {
  const { state, ordered, items } = preparation;
  const open = items.map((item) => (item.status === 'Failed' ? { ...item, status: 'In progress' as const } : item));
  const agent = state === 'ExecutingProvisioning' && ordered.agent === true;
  const mdm = !open.some(({ installer, status }) => installer === 'mdm' && status === 'In progress');
  return { ...preparation, items: open, ordered: { ...ordered, agent, mdm: mdm && ordered.mdm === true } };
}

/** A PC before 24H2 sends no alert: whether its agent is there tells what it needs. */
function stateWithoutAlert({ state }: Preparation, agent: string | undefined): DevicePrepState | undefined {
  if (agent === undefined || state === 'ProvisioningComplete') return state;
  return agent.toLowerCase() === 'true' ? 'ExecutingProvisioning' : (state ?? 'PendingProvisioning');
}

/** EnterpriseDesktopAppManagement CSP, MSI/{ProductID}/Status; Office CSP, Installation/{id}/Status. */
function statusBy({ product }: PreparedItem, code: string): ItemStatus {
  const words: Readonly<Record<string, ItemStatus>> =
    product === 'microsoft-365' ? { '0': 'Installed', '997': 'In progress' } : { '70': 'Installed', '60': 'Failed' };
  return words[code] ?? (product === 'microsoft-365' ? 'Failed' : 'In progress');
}

const withApps = (preparation: Preparation, value: (place: string) => string | undefined): Preparation =>
  preparation.items
    .filter(({ installer }) => installer === 'mdm')
    .reduce((so, item) => {
      const code = value(statusPlace(item));
      return code === undefined ? so : withStatus(so, item, statusBy(item, code));
    }, preparation);
