import { createHash } from 'node:crypto';
import { profileContentType } from '../../protocol/apple/profile.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { machineInfoHeader, readMachineInfo } from '../../protocol/dep/machine-info.js';
import { sentMessage } from './apple.js';
import { type Check, finding } from './check.js';

/** What Setup Assistant has made of the device, as its holder sees it. */
export const setUpOf = (device: DeviceEvidence | undefined): JsonObject => (device?.state.setup ?? {}) as JsonObject;

/** Whether the holder has left Setup Assistant. */
export const homeScreen: Check<{ readonly reached: boolean }> = async ({ device }, { reached }, requirements) => {
  const received = setUpOf(device).homeScreen;
  const words = (value: unknown): string => (value === true ? 'the home screen' : 'no home screen');
  return received === reached ? [] : [finding(requirements, words(reached), words(received))];
};

/** What the device says of itself in TokenUpdate, and by which command it then leaves Setup Assistant. */
export const waitsForConfiguration: Check<{ readonly waits: boolean }> = async (
  { device },
  { waits },
  requirements,
) => {
  const exchanges = device?.exchanges ?? [];
  const update = exchanges.find(({ step }) => step === 'TokenUpdate');
  const says = textOf(update?.request.body).replace(/\s/g, '').includes('<key>AwaitingConfiguration</key><true/>');
  const told = exchanges.some(({ response }) => textOf(response?.body).includes('<string>DeviceConfigured</string>'));
  if (says !== waits) return [finding(requirements, `AwaitingConfiguration is ${waits}`, String(says))];
  return told === waits ? [] : [finding(requirements, `DeviceConfigured: ${waits}`, String(told))];
};

const textOf = (body: Uint8Array | undefined): string => Buffer.from(body ?? []).toString('utf8');

/** A key of the configuration that the device fetched last. */
export const configurationSays: Check<{ readonly key: string; readonly value: string }> = async (
  { device },
  { key, value },
  requirements,
) => {
  const fetched = device?.exchanges.findLast(({ step }) => step === 'GetConfiguration')?.response;
  const document = JSON.parse(textOf(fetched?.body) || '{}') as JsonObject;
  const received = String(document[key] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${key}: ${value}`, `${key}: ${received}`)];
};

/** Whether the device introduced itself the last time by another certificate than the first time: for the same key, and good at its time. */
export const makersCertificateRenewed: Check<{ readonly renewed: boolean }> = async (
  { device, now },
  { renewed },
  requirements,
) => {
  const posted = (device?.exchanges ?? []).filter(
    ({ step, request }) => step === 'GetProfile' && request.method === 'POST',
  );
  const signers = posted.map(({ request }) => readMachineInfo(request.body).message.signature.signers[0]?.certificate);
  const [first, last] = [signers[0], signers.at(-1)];
  if (first === undefined || last === undefined) return [finding(requirements, 'MachineInfo twice', 'none')];
  const received = first.serial !== last.serial;
  const sound = now < last.notAfter && Buffer.compare(first.spki, last.spki) === 0;
  if (received === renewed && sound) return [];
  return [finding(requirements, `renewed: ${renewed}, good and for one key`, `renewed: ${received}, ${sound}`)];
};

/** Whether the holder uses the device, and nobody manages it. */
export const usedUnmanaged: Check<{ readonly used: boolean }> = async ({ device }, { used }, requirements) => {
  const { inUse, mdm } = device?.state ?? {};
  const received = inUse === true && mdm === undefined;
  return received === used ? [] : [finding(requirements, `in use without management: ${used}`, String(received))];
};

export const supervision: Check<{ readonly supervised: boolean }> = async ({ device }, { supervised }, requirements) =>
  device?.state.supervised === supervised
    ? []
    : [finding(requirements, `supervised: ${supervised}`, String(device?.state.supervised))];

/** Whether the holder got to see a pane of Setup Assistant. */
export const paneShown: Check<{ readonly pane: string; readonly shown: boolean }> = async (
  { device },
  { pane, shown },
  requirements,
) => {
  const { panes = [] } = setUpOf(device);
  const received = (panes as readonly string[]).includes(pane);
  const among = `${received ? 'among' : 'not among'} ${(panes as readonly string[]).join(', ')}`;
  return received === shown ? [] : [finding(requirements, `the pane ${pane} is ${shown ? '' : 'not '}shown`, among)];
};

/** What Setup Assistant says about who manages the device. */
export const setUpTells: Check<{ readonly key: string; readonly value: string }> = async (
  { device },
  { key, value },
  requirements,
) => {
  const received = setUpOf(device)[key];
  return received === value ? [] : [finding(requirements, `${key}: ${value}`, `${key}: ${String(received)}`)];
};

/** Whether the device pairs with a computer that shows this certificate (DER). */
export const pairs: Check<{ readonly certificate: Uint8Array; readonly allowed: boolean }> = async (
  { device },
  { certificate, allowed },
  requirements,
) => {
  const { pairing } = setUpOf(device);
  const digest = createHash('sha256').update(certificate).digest('hex');
  const received = pairing === 'any' || (Array.isArray(pairing) && pairing.includes(digest));
  return received === allowed ? [] : [finding(requirements, `pairs: ${allowed}`, `pairs: ${received}`)];
};

export type SignInWay = 'web' | 'password' | 'nothing';

/** How the person proved who they are, while Setup Assistant got the profile. */
export const signedInBy: Check<{ readonly way: SignInWay }> = async ({ device }, { way }, requirements) => {
  const received = wayOf((device?.exchanges ?? []).filter(({ step }) => step.startsWith('GetProfile')));
  return received === way ? [] : [finding(requirements, `signed in by ${way}`, `by ${received}`)];
};

function wayOf(exchanges: readonly Exchange[]): SignInWay {
  const named = (name: string) =>
    exchanges.some(({ request }) => Object.keys(request.headers).some((header) => header.toLowerCase() === name));
  if (named(machineInfoHeader)) return 'web';
  return named('authorization') ? 'password' : 'nothing';
}

/** Whose device it is, in the administrator's view. */
export const ownedBy: Check<{ readonly upn: string | undefined }> = async (
  { device, admin },
  { upn },
  requirements,
) => {
  const { enrollmentId } = device ?? {};
  const [view] = enrollmentId === undefined ? [] : await admin.readDevices({ enrollmentId });
  const received = view?.upn;
  if (view !== undefined && received === upn) return [];
  return [finding(requirements, `a device of ${upn ?? 'nobody'}`, view ? (received ?? 'nobody') : 'no device')];
};

/** What the holder is told when an enrollment is refused. */
export const refusalSays: Check<{ readonly text: string }> = async ({ device }, { text }, requirements) => {
  const outcome = device?.outcome;
  const received = outcome?.kind === 'refused' ? outcome.refusal.message : (outcome?.kind ?? 'no attempt');
  return received.includes(text) ? [] : [finding(requirements, `a refusal that says ${text}`, received)];
};

/** Whether the latest message brought an enrollment profile. */
export const profileGiven: Check<{ readonly given: boolean }> = async ({ notes }, { given }, requirements) => {
  const exchange = notes.get(sentMessage) as Exchange | undefined;
  const type = String(exchange?.response?.headers['content-type'] ?? '');
  const received = exchange?.response?.status === 200 && type.startsWith(profileContentType);
  const status = String(exchange?.response?.status ?? 'no answer');
  return received === given ? [] : [finding(requirements, given ? 'a profile' : 'no profile', `${status} ${type}`)];
};

/** Whether the device holds a certificate. */
export const holdsIdentity: Check<{ readonly holds: boolean }> = async ({ device }, { holds }, requirements) => {
  const received = device?.certificate !== undefined;
  return received === holds ? [] : [finding(requirements, `has a certificate: ${holds}`, String(received))];
};

/** The version that the device runs. */
export const runsVersion: Check<{ readonly version: string }> = async ({ device }, { version }, requirements) =>
  device?.osVersion === version ? [] : [finding(requirements, `version ${version}`, String(device?.osVersion))];

/** Whether a command of this kind was given to the device since it was made. */
export const commandGiven: Check<{ readonly kind: string; readonly given: boolean; readonly text?: string }> = async (
  { device },
  { kind, given, text = '' },
  requirements,
) => {
  const asked = (device?.exchanges ?? []).filter(({ response }) =>
    textOf(response?.body).includes(`<string>${kind}</string>`),
  );
  const received = asked.some(({ response }) => textOf(response?.body).includes(text));
  return received === given
    ? []
    : [finding(requirements, `${kind} ${given ? 'is' : 'is not'} sent ${text}`, `sent: ${received}`)];
};
