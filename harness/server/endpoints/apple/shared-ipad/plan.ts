import type { AdeProfile } from '../../../domain/ade-profiles.js';
import { queueCommand } from '../../../domain/devices.js';
import { sentAtContact, sharingShown } from '../../../domain/shared-ipad/assignment-rules.js';
import { keepShared, type SentToShared, sharedProgress } from '../../../domain/shared-ipad/progress.js';
import type { SharedPolicy } from '../../../domain/shared-ipad/settings.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { type Assigned, appsFor, policiesFor } from './assignments.js';
import { payloadOf } from './payloads.js';
import { sharingOf, sharingProfileOf } from './sharing-of.js';
import { appWish, configurationWishes, modeWishes, profileWish, type SharedWish } from './wanted.js';

/** At the beginning of a session on either channel of a shared device: what is assigned and not there yet is queued. */
export function beginShared(tenant: Tenant, device: DeviceState, account: string | undefined): void {
  const profile = sharingProfileOf(tenant, device);
  if (profile === undefined) return;
  const first = sharedProgress(device) === undefined;
  if (first) keepShared(device, { sharing: sharingShown(tenant.context(), sharingOf(profile)), sent: {} });
  if (account === undefined && !sentAtContact(tenant.context(), first)) return;
  send(tenant, device, account, account === undefined ? forDevice(tenant, profile) : forUser(tenant, profile, account));
}

function forDevice(tenant: Tenant, profile: AdeProfile): readonly SharedWish[] {
  const policies = policiesFor(tenant, profile).filter((one) => belongsOn('device', profile, one));
  const apps = appsFor(tenant, profile).filter(
    ({ what, context }) => context !== 'Not applicable' && (what.type !== 'web' || !profile.shared),
  );
  return [
    ...(profile.shared ? configurationWishes(profile) : modeWishes(tenant, profile)),
    ...policies.map((one) => policyWish(tenant, one)),
    ...apps.map(({ what, to }) => appWish(tenant, what, to)),
  ];
}

/** What the user's channel carries: the user's own, and what is for everybody and no device channel takes. */
function forUser(tenant: Tenant, profile: AdeProfile, account: string): readonly SharedWish[] {
  const policies = policiesFor(tenant, profile, account).filter((one) => belongsOn('user', profile, one));
  const apps = appsFor(tenant, profile, account).filter(
    ({ what, context }) => context !== 'Not applicable' && what.type === 'web',
  );
  return [...policies.map((one) => policyWish(tenant, one)), ...apps.map(({ what, to }) => appWish(tenant, what, to))];
}

function belongsOn(
  channel: 'device' | 'user',
  { shared }: AdeProfile,
  { what, to, context }: Assigned<SharedPolicy>,
): boolean {
  if (context === 'Not applicable') return false;
  if (!shared) return channel === 'device';
  const { channel: taken } = payloadOf(what);
  if (channel === 'device') return taken !== 'user';
  return to === 'user group' ? true : taken === 'user';
}

const policyWish = (tenant: Tenant, { what, to }: Assigned<SharedPolicy>): SharedWish =>
  profileWish(tenant, what.name, to, payloadOf(what).payload);

function send(tenant: Tenant, device: DeviceState, account: string | undefined, wishes: readonly SharedWish[]): void {
  const sent = { ...sharedProgress(device)?.sent };
  for (const { what, policy, to, command, digest } of wishes) {
    const key = `${account ?? ''} ${what}`;
    if (sent[key]?.digest === digest) continue;
    const id = queue(tenant, device, account, command);
    sent[key] = { digest, command: id, policy, to, ...(account !== undefined && { account }) } satisfies SentToShared;
  }
  keepShared(device, { sent });
}

function queue(
  tenant: Tenant,
  device: DeviceState,
  account: string | undefined,
  command: SharedWish['command'],
): string {
  const id = tenant.random.uuid();
  const payload = account === undefined ? command : { UserShortName: account, Command: command };
  queueCommand(device, { id, kind: command.RequestType, payload }, tenant.clock.now());
  return id;
}
