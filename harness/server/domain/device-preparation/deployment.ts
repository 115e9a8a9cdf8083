import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type {
  AccountType,
  AgentWork,
  DeploymentPhase,
  ItemStatus,
  WorkItem,
} from '../../../../protocol/device-preparation/agent-contract.js';
import type { DevicePrepState } from '../../../../protocol/device-preparation/sync-states.js';
import type { DeviceState } from '../state.js';
import type { DeploymentStatus } from './deployment-rules.js';

/** How an app or script comes to the PC: line-of-business apps and Microsoft 365 apps by OMA-DM, all else by the management extension. */
export type Installer = 'mdm' | 'extension';

export interface PreparedItem extends WorkItem {
  readonly installer: Installer;
  /** What comes by OMA-DM: a line-of-business app, or Microsoft 365 apps. */
  readonly product?: 'msi' | 'microsoft-365';
  readonly status: ItemStatus;
}

/** What has been sent already. */
export interface Ordered {
  readonly page?: boolean;
  readonly agent?: boolean;
  readonly mdm?: boolean;
  readonly progress?: boolean;
}

/** One PC's deployment, kept beside it as plain JSON; times in milliseconds of the tenant's clock. */
export interface Preparation {
  readonly policy: string;
  readonly version: number;
  readonly deviceGroup: string;
  /** The PC is a member of the device group. */
  readonly grouped: boolean;
  /** Secret of the extension. */
  readonly deployment: string;
  readonly account: AccountType;
  readonly settings: PageWishes;
  readonly items: readonly PreparedItem[];
  readonly phase: DeploymentPhase;
  readonly status: DeploymentStatus;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly ordered: Ordered;
  /** What the PC asked for last. */
  readonly state?: DevicePrepState;
  readonly pageStatus?: string;
  readonly errorPhase?: string;
  /** What the page says went wrong. */
  readonly error?: string;
}

/** Of the policy, for the page. */
export interface PageWishes {
  readonly timeoutMinutes: number;
  readonly errorMessage: string;
  readonly allowSkip: boolean;
  readonly allowDiagnostics: boolean;
}

/** The deployment of a PC; undefined for one that is set up in another way. */
export const preparationOf = ({ detail }: Pick<DeviceState, 'detail'>): Preparation | undefined =>
  detail.preparation as unknown as Preparation | undefined;

export function keepPreparation(device: DeviceState, preparation: Preparation): void {
  device.detail = { ...device.detail, preparation: preparation as unknown as JsonObject };
}

/** Whether the PC has left its page: what follows is continuous management. */
export const isOver = ({ state, pageStatus }: Preparation): boolean =>
  state === 'ProvisioningComplete' || pageStatus === '3' || pageStatus === '4';

/** What the extension has to do. */
export const workOf = ({ account, items }: Preparation): AgentWork => ({
  account,
  items: items
    .filter(({ installer, status }) => installer === 'extension' && status !== 'Skipped')
    .map(({ kind, name, type }) => ({ kind, name, ...(type && { type }) })),
});

/** With the status that somebody told of an item; one that is not part of the deployment changes nothing. */
export function withStatus(
  preparation: Preparation,
  { kind, name }: Pick<WorkItem, 'kind' | 'name'>,
  status: ItemStatus,
): Preparation {
  const items = preparation.items.map((item) =>
    item.kind === kind && item.name === name && item.status !== 'Skipped' ? { ...item, status } : item,
  );
  return { ...preparation, items };
}
