import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { isOver, preparationOf } from '../../../domain/device-preparation/deployment.js';
import { goesWithoutStatusPage, restIsDelivered } from '../../../domain/device-preparation/deployment-rules.js';
import { queueCommand } from '../../../domain/devices.js';
import type { DeviceState } from '../../../domain/state.js';
import { statusPageOf } from '../../../domain/status-page-profile.js';
import type { StatusPageBehaviour } from '../../../domain/status-page-settings.js';
import { type Deployment, deploymentsFor } from '../../../domain/windows-deployments.js';
import { userOfSession } from '../../../domain/windows-users.js';
import type { TenantContext } from '../../../tenant.js';
import { providerId } from '../../mde2/addresses.js';
import { validateOmaDmCommand } from '../command-payload.js';
import { deployCommands, type ScepService } from './deploy.js';
import { deployedBefore, noService, withDeployed } from './deployed.js';
import { pageCommands } from './page.js';
import * as rules from './page-rules.js';
import { type Expectations, isApp, trackedInAccountSetup, trackedInDeviceSetup } from './tracked.js';
import { installedApps } from './tracking-rules.js';

/** What a session queues by itself: what the organisation sets PCs up with, and the status page that follows it. */
export interface Provisioner {
  readonly newId: () => string;
  /** A certificate service for one certificate of this device. */
  readonly scep: (context: TenantContext, device: DeviceState) => ScepService;
}

/** Called when a session of a PC begins. What was queued once is not queued again. */
export function provision(
  context: TenantContext,
  device: DeviceState,
  provisioner: Provisioner,
  signedIn?: string,
): void {
  if (device.platform !== 'windows') return;
  const preparation = preparationOf(device);
  if (preparation !== undefined && !restIsDelivered(context, isOver(preparation))) return;
  const behaviour = goesWithoutStatusPage(context, preparation !== undefined)
    ? undefined
    : statusPageOf(context, device);
  const shown = behaviour !== undefined && rules.pageIsShown(context, behaviour) && isForPc(context, behaviour, device);
  if (shown) queuePage(context, device, behaviour, provisioner);
  else if (device.detail.statusPage !== undefined && rules.isTakenAway(context))
    queueRemoval(context, device, provisioner);
  const user = userOfSession(context, device, signedIn);
  queueDeployments(context, device, shown ? behaviour.blockingApps : 'all', provisioner, user);
}

const isForPc = (context: TenantContext, { onlyFirstRun }: StatusPageBehaviour, { detail }: DeviceState): boolean =>
  rules.isForEntry(context, onlyFirstRun, detail.firstRun === true);

function queuePage(
  context: TenantContext,
  device: DeviceState,
  behaviour: StatusPageBehaviour,
  provisioner: Provisioner,
): void {
  const assigned = deploymentsFor(context.state, device);
  const expectations: Expectations = { context, osVersion: device.osVersion ?? '', selected: behaviour.blockingApps };
  const person = device.upn === undefined ? undefined : context.state.people.get(device.upn);
  const commands = pageCommands(context, {
    providerId,
    behaviour,
    device: assigned.filter((one) => trackedInDeviceSetup(one, expectations)),
    user: assigned.filter((one) => trackedInAccountSetup(one, expectations)),
    licensed: person?.licensed ?? true,
  });
  const wanted = createHash('sha256').update(JSON.stringify(commands)).digest('base64');
  const delivered = typeof device.detail.statusPage === 'string' ? device.detail.statusPage : undefined;
  if (!rules.isDueNow(context, delivered, wanted)) return;
  device.detail = { ...device.detail, statusPage: wanted };
  for (const command of commands) queue(context, device, command, provisioner);
}

function queueRemoval(context: TenantContext, device: DeviceState, provisioner: Provisioner): void {
  const place = `./Device/Vendor/MSFT/DMClient/Provider/${providerId}/FirstSyncStatus`;
  const skip = (name: string): JsonObject => ({ target: `${place}/${name}`, format: 'bool', data: true });
  const items = [skip('SkipDeviceStatusPage'), skip('SkipUserStatusPage')];
  queue(context, device, { verb: 'Replace', items }, provisioner);
}

function queueDeployments(
  context: TenantContext,
  device: DeviceState,
  selected: 'all' | readonly string[],
  provisioner: Provisioner,
  user: string | undefined,
): void {
  const assigned = deploymentsFor(context.state, device, user);
  const apps = installedApps(context, assigned.filter(isApp), selected);
  const fresh = [...assigned.filter((one) => !isApp(one)), ...apps].filter((one) => !deployedBefore(device, one, user));
  if (fresh.length === 0) return;
  device.detail = withDeployed(device, fresh, user);
  for (const deployment of fresh)
    for (const command of deployCommands(deployment, scepFor(context, device, deployment, provisioner)))
      queue(context, device, command, provisioner);
}

const scepFor = (
  context: TenantContext,
  device: DeviceState,
  { type }: Deployment,
  { scep }: Provisioner,
): ScepService => (type === 'scep' ? scep(context, device) : noService);

function queue({ now }: TenantContext, device: DeviceState, payload: JsonObject, { newId }: Provisioner): void {
  queueCommand(device, { id: newId(), kind: validateOmaDmCommand(payload), payload }, now);
}
