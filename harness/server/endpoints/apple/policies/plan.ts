import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { appProtectionPolicies } from '../../../domain/app-protection/settings.js';
import { appleCompliance } from '../../../domain/apple-policies/compliance-settings.js';
import { appleConfiguration } from '../../../domain/apple-policies/configuration-settings.js';
import { keepProgress, progressOf, type Sent } from '../../../domain/apple-policies/progress.js';
import { queueCommand } from '../../../domain/devices.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { healthApp, type Wanted, wantedOn } from './wanted.js';

/** At the beginning of a session: what is done with is forgotten, so that a device stays small, and what policies need is queued. */
export function beginPolicies(tenant: Tenant, device: DeviceState): void {
  if (!concerned(tenant, device)) return;
  forgetWhatIsDone(device);
  planPolicies(tenant, device);
}

/** Questions of the last session, and commands of policies that were acknowledged. */
function forgetWhatIsDone(device: DeviceState): void {
  const { asked, sent } = progressOf(device);
  const acknowledged = new Set(device.commands.filter(({ state }) => state === 'acknowledged').map(({ id }) => id));
  const marked = Object.entries(sent).map(([what, each]): [string, Sent] =>
    acknowledged.has(each.command) ? [what, { ...each, done: true }] : [what, each],
  );
  const done = new Set(marked.flatMap(([, { command, done }]) => (done ? [command] : [])));
  const kept = device.commands.filter(({ id, state }) => !done.has(id) && !(asked.includes(id) && state !== 'not-now'));
  device.commands.splice(0, device.commands.length, ...kept);
  keepProgress(device, { asked: [], sent: Object.fromEntries(marked) });
}

/** Queues what the policies of an iPhone or iPad need next. First of all it has to tell what it is. */
export function planPolicies(tenant: Tenant, device: DeviceState): void {
  if (!concerned(tenant, device)) return;
  const { facts, asked } = progressOf(device);
  const information = { RequestType: 'DeviceInformation', Queries: ['IsSupervised', 'OSVersion', 'BuildVersion'] };
  if (facts.supervised === undefined) {
    if (asked.length === 0) ask(tenant, device, [information]);
    return;
  }
  send(tenant, device, wantedOn(tenant, device));
  if (asked.length > 1 || appleCompliance(tenant.state).length === 0) return;
  const feedback = { RequestType: 'ManagedApplicationFeedback', Identifiers: [healthApp] };
  ask(tenant, device, [information, { RequestType: 'SecurityInfo' }, feedback]);
}

function concerned({ state }: Tenant, device: DeviceState): boolean {
  if (device.platform !== 'ios' && device.platform !== 'ipados') return false;
  return (
    appProtectionPolicies(state).length > 0 ||
    appleConfiguration(state).length > 0 ||
    appleCompliance(state).length > 0 ||
    device.detail.policies !== undefined
  );
}

function ask(tenant: Tenant, device: DeviceState, questions: readonly Wanted['command'][]): void {
  const ids = questions.map((question) => queue(tenant, device, question));
  keepProgress(device, { asked: [...progressOf(device).asked, ...ids] });
}

/** What is new or changed is sent; what no policy wants any more is taken away. */
function send(tenant: Tenant, device: DeviceState, all: readonly Wanted[]): void {
  const { sent } = progressOf(device);
  const now = new Map<string, Sent>();
  for (const { what, policy, command, digest } of all) {
    const before = sent[what];
    const same = before?.digest === digest ? { ...before, policy } : undefined;
    now.set(what, same ?? { digest, command: queue(tenant, device, command), policy });
  }
  for (const what of Object.keys(sent)) if (!now.has(what)) withdraw(tenant, device, what);
  keepProgress(device, { sent: Object.fromEntries(now) });
}

function withdraw(tenant: Tenant, device: DeviceState, what: string): void {
  const [kind, Identifier = ''] = what.split(' ');
  if (kind === 'profile') queue(tenant, device, { RequestType: 'RemoveProfile', Identifier });
  if (kind === 'app') queue(tenant, device, { RequestType: 'RemoveApplication', Identifier });
}

function queue(tenant: Tenant, device: DeviceState, command: JsonObject & { readonly RequestType: string }): string {
  const id = tenant.random.uuid();
  queueCommand(device, { id, kind: command.RequestType, payload: command }, tenant.clock.now());
  return id;
}
