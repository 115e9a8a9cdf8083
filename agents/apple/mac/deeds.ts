import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../../device/agent.js';
import { hasTokenAtHand, offerBootstrapToken } from '../bootstrap-token.js';
import type { Deed } from '../deeds.js';
import type { AppleDevice } from '../device.js';
import { storedIdentity } from '../mdm-request.js';
import { companyPortalDeeds } from './company-portal-deeds.js';
import { enrollmentDeeds } from './enrollment-deeds.js';
import { updateMac } from './mac-state.js';
import { escrowsByHand, loweredSecurityIsEnough, mayAuthorize, tokenAuthorizesUpdates } from './rules.js';
import { macFactsOf, managesKernelExtensions } from './standing.js';
import { readMachineFile } from './virtual-machine.js';

const done: DeedOutcome = Object.freeze({ kind: 'done' });
const refused = (message: string): DeedOutcome => ({ kind: 'refused', message });

const isAdministrator = ({ account }: JsonObject): boolean => account === 'administrator';

/** An account with a secure token signs in; the Mac leaves its bootstrap token with the server when it may. */
const signIn: Deed = async ({ device }) => {
  updateMac(device, { secureTokenUser: true });
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  if (mdm !== undefined && identity !== undefined) await offerBootstrapToken(device, mdm, identity, 'by-itself');
  return done;
};

/** `{ username }` signs in at the login window, and whoever was signed in is not any more. */
const logIn: Deed = ({ device, details: { username } }) => {
  updateMac(device, { consoleUser: String(username).split('@')[0] });
  return done;
};

/** `profiles install -type bootstraptoken` makes a token and leaves it with the server (profiles(1)). */
const escrowByHand: Deed = async ({ device, details }) => {
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  if (mdm === undefined || identity === undefined) return refused('the Mac is not managed');
  if (!escrowsByHand(device.rules, isAdministrator(details))) return refused('profiles: this needs an administrator');
  await offerBootstrapToken(device, mdm, identity, 'by-hand');
  return device.state.mac?.escrowed === true ? done : refused('profiles: bootstrap token not supported');
};

/** `profiles status -type bootstraptoken` (profiles(1)). */
const showToken: Deed = ({ device }) => ({
  kind: 'done',
  message: `Bootstrap Token escrowed to server: ${device.state.mac?.escrowed === true ? 'YES' : 'NO'}`,
});

/** Whether the account may begin an update: on Apple silicon that takes a volume owner. */
async function mayUpdate(device: AppleDevice, details: JsonObject): Promise<boolean> {
  const { habits, rules, state } = device;
  if (!habits.appleSilicon) return isAdministrator(details);
  const works =
    tokenAuthorizesUpdates(rules, macFactsOf(device)) ||
    loweredSecurityIsEnough(rules, state.mac?.reducedSecurity === true);
  return mayAuthorize(rules, isAdministrator(details), (await hasTokenAtHand(device)) && works);
}

/** A user begins a software update in the settings. */
const update: Deed = async ({ device, details }) => {
  if (!(await mayUpdate(device, details))) return refused('the update needs an administrator');
  const { version } = details;
  device.update({ ...(typeof version === 'string' && { osVersion: version }), restarts: restartsOf(device) + 1 });
  return done;
};

const restartsOf = ({ state }: AppleDevice): number => state.restarts ?? 0;

/** A user loads a kernel extension that a policy of the server allows. */
const loadKernelExtension: Deed = async ({ device, details }) => {
  const policies = device.state.profiles.flatMap(({ payloads }) => payloads);
  if (!policies.some(({ type }) => type === 'com.apple.syspolicy.kernel-extension-policy'))
    return refused('no policy allows the kernel extension');
  if (!managesKernelExtensions(device)) return refused('the policy is not in force: full security');
  if (device.habits.appleSilicon && !mayAuthorize(device.rules, isAdministrator(details), await hasTokenAtHand(device)))
    return refused('the kernel extension needs an administrator');
  return done;
};

/** A restart in recovery, and the security policy of the startup disk lowered there. */
const lowerSecurity: Deed = ({ device }) => {
  updateMac(device, { reducedSecurity: true });
  device.update({ restarts: restartsOf(device) + 1 });
  return done;
};

/** Somebody gives a virtual machine its hardware: by the text of a .vmx file, or by settings. */
const describeMachine: Deed = ({ device, details: { file, serial, product } }) => {
  const machine = {
    ...(typeof serial === 'string' && { serial }),
    ...(typeof product === 'string' && { product }),
    ...(typeof file === 'string' && readMachineFile(file)),
  };
  updateMac(device, { machine });
  return done;
};

/** What people do at a Mac. */
export const macDeeds: Readonly<Record<string, Deed>> = {
  ...enrollmentDeeds,
  ...companyPortalDeeds,
  'sign in': signIn,
  'log in': logIn,
  'escrow bootstrap token': escrowByHand,
  'show bootstrap token': showToken,
  'update macOS': update,
  'load kernel extension': loadKernelExtension,
  'lower security in recovery': lowerSecurity,
  'describe virtual machine': describeMachine,
};
