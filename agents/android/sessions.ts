import type { SessionOutcome, WakeReason } from '../device/agent.js';
import { afterUnenrollment } from '../device/lifecycle.js';
import { withoutWorkApps } from './apps/installed-app.js';
import type { AndroidDevice } from './device.js';
import { endResetsDevice, userMayEndManagement } from './device-rules.js';
import { resetProtectors } from './security/policies.js';
import { newState } from './state.js';
import type { AndroidTransport, Ending, StatusReport, Told } from './transport.js';
import { managingTransport } from './transports.js';
import { contentsLeft } from './work-profile/contents.js';
import { protectedAppsLeft } from './work-profile/protected-apps.js';

/** Holds one session and keeps what it leaves, whichever protocol manages: report, take policy and commands, say what became of them. */
export async function wakeAndroid(device: AndroidDevice, reason: WakeReason): Promise<SessionOutcome> {
  const transport = managingTransport(device);
  return transport === undefined ? notManaged : holdSession(device, transport, reason);
}

/** Waits for the server's sign, then holds the session that it asks for. */
export async function listenAndroid(device: AndroidDevice, signal: AbortSignal): Promise<SessionOutcome> {
  const transport = managingTransport(device);
  if (transport === undefined) return notManaged;
  if (transport.wake === undefined) return { ...notManaged, message: 'the server has no way to wake the device' };
  const ending = await transport.wake(signal);
  return ending === undefined ? holdSession(device, transport, 'push') : { commands: 0, ...ending };
}

async function holdSession(
  device: AndroidDevice,
  transport: AndroidTransport,
  reason: WakeReason,
): Promise<SessionOutcome> {
  const told = await transport.sync(reportOf(device, reason));
  const ended = told.kind === 'told' ? await obey(device, transport, told, reason) : told;
  device.record = { ...device.record, lastSessionAt: device.world.clock.now() };
  if (ended.kind === 'unenrolled') endManagement(device, ended.released);
  const { kind, answered = 0, message } = ended;
  return { kind, commands: answered, ...(message !== undefined && { message }) };
}

const notManaged: SessionOutcome = { kind: 'refused', commands: 0, message: 'the device is not managed' };

interface SessionEnd extends Omit<Ending, 'kind'> {
  readonly kind: SessionOutcome['kind'];
}

async function obey(
  device: AndroidDevice,
  transport: AndroidTransport,
  told: Told,
  reason: WakeReason,
): Promise<SessionEnd> {
  if (told.policy !== undefined) transport.apply(told.policy);
  const results = told.commands.map((command) => transport.carryOut(command));
  const ending = await transport.acknowledge({ told, report: reportOf(device, reason), results });
  if (ending !== undefined) return ending;
  const last = results.find(({ endsManagement }) => endsManagement === true);
  return {
    kind: last === undefined ? 'completed' : 'unenrolled',
    answered: (told.answered ?? 0) + results.length,
    ...(last?.released && { released: true }),
  };
}

function reportOf({ state }: AndroidDevice, reason: WakeReason): StatusReport {
  const { mode, nonCompliance } = state;
  return { reason, nonCompliance, ...(mode !== undefined && { mode }) };
}

/** The user removes management. A company-owned device offers no way to; the server is told at best. */
export async function unenrollAndroid(device: AndroidDevice): Promise<SessionOutcome> {
  const { mode } = device.state;
  const transport = managingTransport(device);
  if (mode === undefined || transport === undefined) return notManaged;
  if (!userMayEndManagement(device.rules, mode))
    return { ...notManaged, message: `the user cannot end management of a ${mode} device` };
  const commands = await transport.unenroll();
  endManagement(device);
  return { kind: 'unenrolled', commands };
}

/** What is left when management ends: the device without its work profile, or a device as it left the factory unless it is only released. */
export function endManagement(device: AndroidDevice, released = false): void {
  const { mode, cloud } = device.state;
  const kept = released || cloud?.farewell?.keepsDevice === true;
  device.record = afterUnenrollment(device.record, device.world.clock.now());
  if (mode !== undefined && !kept && endResetsDevice(device.rules, mode)) factoryReset(device);
  else {
    const { imei, androidId, factoryResets, companyPortal } = device.state;
    const apps = withoutWorkApps(device.state.apps);
    const work = contentsLeft(device);
    const protectedApps = protectedAppsLeft(device.state.protectedApps);
    const left = newState({ imei, androidId, userSetupComplete: true });
    device.state = {
      ...left,
      factoryResets,
      ...(companyPortal !== undefined && { companyPortal }),
      ...(apps !== undefined && { apps }),
      ...(work !== undefined && { work }),
      ...(protectedApps !== undefined && { protectedApps }),
    };
  }
}

export function factoryReset(device: AndroidDevice): void {
  const { imei, androidId, factoryResets, cloud } = device.state;
  const resetProtection = resetProtectors(device);
  const wiped = cloud?.farewell?.wiped;
  device.state = {
    ...newState({ imei, androidId, userSetupComplete: false }),
    factoryResets: factoryResets + 1,
    ...(wiped !== undefined && { wiped }),
    ...(resetProtection.length > 0 && { security: { resetProtection } }),
  };
}
