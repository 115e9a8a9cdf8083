import { createHash } from 'node:crypto';
import type { DeviceEvidence, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import { type DeviceView, Inapplicable } from './admin.js';
import { type Check, type Evidence, finding } from './check.js';

export interface ExpectedOutcome {
  readonly outcome: 'accepted' | 'refused' | 'abandoned';
}

const outcomeWord = { enrolled: 'accepted', refused: 'refused', abandoned: 'abandoned' } as const;

/**
 * How an enrollment ended, from all sides: what the device was told, whether it holds a management certificate, and what
 * the administrator sees of it.
 */
export const enrollmentOutcome: Check<ExpectedOutcome> = async (evidence, { outcome: expected }, requirements) => {
  const { device } = evidence;
  if (device?.outcome === undefined)
    return [finding(requirements, `an enrollment that is ${expected}`, 'no device tried to enroll')];
  const received = device.outcome;
  if (outcomeWord[received.kind] !== expected)
    return [finding(requirements, `the enrollment is ${expected}`, describeOutcome(received))];
  const view = evidence.capabilities.has('verb:device.read') ? await viewOf(evidence, device) : 'unknown';
  return expected === 'accepted'
    ? acceptedTraces(device, view, requirements)
    : refusedTraces(device, view, requirements);
};

/** The phase the device itself believes to be in. */
export const deviceIs: Check<{ readonly phase: 'enrolled' | 'unenrolled' }> = async (
  { device },
  { phase },
  requirements,
) =>
  device?.phase === phase
    ? []
    : [finding(requirements, `the device is ${phase}`, `the device is ${device?.phase ?? 'unknown'}`)];

/** The state in which the administrator finds the device; a server that no longer lists it means unenrolled. */
export const administratorSees: Check<{ readonly phase: 'enrolled' | 'unenrolled' }> = async (
  evidence,
  { phase },
  requirements,
) => {
  const view = evidence.device === undefined ? undefined : await viewOf(evidence, evidence.device);
  if (view === 'unknown') return [];
  const state = view?.state ?? 'unenrolled';
  return state === phase
    ? []
    : [finding(requirements, `the administrator sees the device ${phase}`, `the administrator sees it ${state}`)];
};

/** One sentence for people: how an attempt to enroll ended. */
export function describeOutcome(outcome: EnrollmentOutcome): string {
  if (outcome.kind === 'enrolled') return 'the enrollment was accepted';
  if (outcome.kind === 'abandoned') return `the person gave up at ${outcome.step}`;
  const { form, code, message, step } = outcome.refusal;
  return `the enrollment was refused at ${step} by ${form} ${code}: ${message}`;
}

function acceptedTraces(
  device: DeviceEvidence,
  view: DeviceView | 'unknown' | undefined,
  requirements: readonly string[],
): readonly Finding[] {
  if (device.certificate === undefined && device.provesBy === undefined)
    return [finding(requirements, 'an enrolled device holds a management certificate', 'it holds none')];
  if (view === 'unknown') return [];
  if (view?.state !== 'enrolled')
    return [
      finding(requirements, 'the administrator sees the device enrolled', `it is ${view?.state ?? 'not listed'}`),
    ];
  if (device.certificate === undefined) return [];
  const held = createHash('sha256').update(Buffer.from(device.certificate, 'base64')).digest('hex');
  return view.certificateSha256 === undefined || view.certificateSha256 === held
    ? []
    : [finding(requirements, `the record is pinned to the device's certificate ${held}`, view.certificateSha256)];
}

function refusedTraces(
  device: DeviceEvidence,
  view: DeviceView | 'unknown' | undefined,
  requirements: readonly string[],
): readonly Finding[] {
  const findings: Finding[] = [];
  if (device.certificate !== undefined)
    findings.push(finding(requirements, 'no management certificate for a refused device', 'one was issued'));
  if (view !== 'unknown' && view?.state === 'enrolled')
    findings.push(finding(requirements, 'no enrolled record of a refused device', `device ${view.id} is enrolled`));
  return findings;
}

async function viewOf(evidence: Evidence, device: DeviceEvidence): Promise<DeviceView | 'unknown' | undefined> {
  const { enrollmentId } = device;
  if (enrollmentId === undefined) return undefined;
  try {
    return (await evidence.admin.readDevices({ enrollmentId }))[0];
  } catch (error) {
    if (error instanceof Inapplicable) return 'unknown';
    throw error;
  }
}
