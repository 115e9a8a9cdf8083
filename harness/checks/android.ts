import type { ProvisioningParams, ProvisioningReading } from '../../protocol/android/messages.js';
import { readProvisioningTag } from '../../protocol/android/nfc/provisioning-tag.js';
import { parseProvisioningPayload } from '../../protocol/android/parse-payload.js';
import type { NonComplianceReason } from '../../protocol/android/policy-engine.js';
import { readQrPng } from '../../protocol/android/qr-image.js';
import { type PayloadRule, payloadRules } from '../../protocol/android/qr-rules.table.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import { type Check, type Evidence, finding } from './check.js';

/** Note under which a scenario leaves the entry whose QR code is judged. */
export const entryNote = 'android-entry';

interface ReadCode {
  readonly findings: readonly Finding[];
  readonly reading?: ProvisioningReading;
}

/** The QR code as a camera and a device's setup would read it. */
export function readCode({ notes }: Evidence): ReadCode | undefined {
  const png = (notes.get(entryNote) as EnrollmentEntry | undefined)?.qrPng;
  if (png === undefined) return undefined;
  const image = readQrPng(Uint8Array.from(Buffer.from(png, 'base64')));
  if (image.message.kind === 'unreadable') return { findings: image.findings };
  const payload = parseProvisioningPayload(image.message.text);
  return { findings: [...image.findings, ...payload.findings], reading: payload.message };
}

/** XAD-001 to XAD-010: the QR code keeps one rule of a provisioning payload. A code that no device can read keeps none. */
export const qrCodeKeeps: Check<{ readonly rule: PayloadRule }> = async (evidence, { rule }, requirements) => {
  const code = readCode(evidence);
  if (code === undefined) return [finding(requirements, 'a QR code', 'none was handed out')];
  const { requirement, section } = payloadRules[rule];
  const broken = code.findings.filter((each) => each.requirement === requirement);
  if (broken.length > 0 || code.reading !== undefined) return broken;
  return [finding(requirements, 'a QR code that can be read', 'an image without one', { section })];
};

/** XAD-014 to XAD-017: the NFC tag keeps one rule of a provisioning tag. */
export const nfcTagKeeps: Check<{ readonly rule: PayloadRule }> = async ({ notes }, { rule }, requirements) => {
  const tag = (notes.get(entryNote) as EnrollmentEntry | undefined)?.nfcTag;
  if (tag === undefined) return [finding(requirements, 'an NFC tag', 'none was handed out')];
  const { findings } = readProvisioningTag(Buffer.from(tag, 'base64'));
  return findings.filter(({ requirement }) => requirement === payloadRules[rule].requirement);
};

/** ENT-009, ENT-011: the device's log of its set-up names these steps in this order, or does not name the one. */
export const setupWalked: Check<{ readonly steps: readonly string[]; readonly walked: boolean }> = async (
  { device },
  { steps, walked },
  requirements,
) => {
  const log = ((device?.state.setup ?? []) as readonly string[]).filter((step) => steps.includes(step));
  if (log.join() === (walked ? steps : []).join()) return [];
  return [
    finding(
      requirements,
      walked ? steps.join(', ') : `a set-up without ${steps.join(', ')}`,
      log.join(', ') || 'none of it',
    ),
  ];
};

/** ENT-009: these requests were made in this order. */
export const requestsInOrder: Check<{ readonly steps: readonly string[] }> = async (
  { device },
  { steps },
  requirements,
) => {
  const made = (device?.exchanges ?? []).map(({ step }) => step).filter((step) => steps.includes(step));
  return made.join() === steps.join()
    ? []
    : [finding(requirements, steps.join(', '), made.join(', ') || 'none of them')];
};

/** ENT-001: the device believes itself enrolled, and the server neither knows it nor manages it. */
export const looksEnrolled: Check<Record<string, never>> = async (
  { device, devices, admin, notes },
  _args,
  requirements,
) => {
  const believes = String(device?.state.provisioning).endsWith('_FINALIZED') && device?.outcome?.kind === 'abandoned';
  if (!believes) return [finding(requirements, 'a device that believes itself enrolled', describeState(device))];
  const known = await admin.readDevices();
  if (known.length > 0)
    return [finding(requirements, `no registered device among ${devices.length}`, `${known.length}`)];
  const session = notes.get(sessionNote) as string | undefined;
  return session === 'refused'
    ? []
    : [finding(requirements, 'a device that no policy reaches', `a session that is ${session}`)];
};

/** Note under which a scenario leaves how the last session ended. */
export const sessionNote = 'android-session';

function describeState(device: Evidence['device']): string {
  return `provisioning ${String(device?.state.provisioning)}, outcome ${device?.outcome?.kind ?? 'none'}`;
}

/** A wish of the administrator that came out at the device. */
const wishes = {
  network: ({ wifi }: ProvisioningParams) => wifi?.ssid,
  language: ({ locale }: ProvisioningParams) => locale,
} as const;

/** XAD-007, XAD-009: the device gets the network or language that was asked for. */
export const qrCodeCarries: Check<{ readonly what: keyof typeof wishes; readonly value: string }> = async (
  evidence,
  { what, value },
  requirements,
) => {
  const reading = readCode(evidence)?.reading;
  const received = reading?.kind === 'params' ? wishes[what](reading.params) : reading?.refusal.message;
  return received === value ? [] : [finding(requirements, `the ${what} ${value}`, received ?? 'none')];
};

/** XAD-025, XAD-026: what became of a restriction, by the device's own state and by the answer that the administrator sees. */
export const restrictionIs: Check<{
  readonly value: string;
  readonly outcome: 'applied' | NonComplianceReason;
}> = async ({ device, admin }, { value, outcome }, requirements) => {
  const { restrictions = {}, nonCompliance = [] } = (device?.state ?? {}) as {
    readonly restrictions?: Readonly<Record<string, unknown>>;
    readonly nonCompliance?: readonly { readonly settingName: string; readonly nonComplianceReason: string }[];
  };
  const reason = nonCompliance.find(({ settingName }) => settingName === value)?.nonComplianceReason;
  const received = Object.hasOwn(restrictions, value) ? 'applied' : (reason ?? 'neither applied nor reported');
  if (received !== outcome) return [finding(requirements, `${value}: ${outcome}`, received)];
  const { enrollmentId } = device ?? {};
  const [view] = enrollmentId === undefined ? [] : await admin.readDevices({ enrollmentId });
  const command = view?.commands.findLast(({ kind }) => kind.endsWith(`/${value}`));
  const expected = outcome === 'applied' ? 'acknowledged' : 'failed';
  if (command === undefined || command.state === expected) return [];
  return [finding(requirements, `the command is ${expected}`, `it is ${command.state}`)];
};

/** XAD-024: whether the IMEI was in anything that the device sent. */
export const imeiWasTold: Check<{ readonly told: boolean }> = async ({ device }, { told }, requirements) => {
  const imei = String(device?.state.imei);
  const sent = (device?.exchanges ?? []).filter(({ request }) =>
    Buffer.from(request.body).toString('utf8').includes(imei),
  );
  if (sent.length > 0 === told) return [];
  const received = sent.length > 0 ? `it is in ${sent.map(({ step }) => step).join(', ')}` : 'it was not told';
  return [finding(requirements, `an IMEI that the device ${told ? 'tells' : 'keeps to itself'}`, received)];
};

/** XAD-023: whether the failed attempt sent the device back to factory settings. */
export const factoryReset: Check<{ readonly reset: boolean }> = async ({ device }, { reset }, requirements) => {
  const received = Number(device?.state.factoryResets ?? 0) > 0;
  if (received === reset) return [];
  return [
    finding(requirements, `a device that is ${reset ? '' : 'not '}reset`, received ? 'it was reset' : 'it was not'),
  ];
};

/** XAD-021, XAD-022, XAD-027: the device's own word for why it does not go on. */
export const deviceRefusesWith: Check<{ readonly code: string }> = async ({ device }, { code }, requirements) => {
  const outcome = device?.outcome;
  const received = outcome?.kind === 'refused' ? outcome.refusal.code : (outcome?.kind ?? 'no attempt');
  return received === code ? [] : [finding(requirements, `a device that refuses with ${code}`, received)];
};
