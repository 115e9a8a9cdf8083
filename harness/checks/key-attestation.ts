import { keyDescriptionIn, readApplicationId } from '../../protocol/android/attestation/key-description.js';
import { keyAttestationAlert, readAttestedChain } from '../../protocol/android/attestation/link.js';
import type { KeyDescription } from '../../protocol/android/attestation/messages.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import { shownAt } from './shown-at.js';

/** What the device has attested last, at a place such as `hardwareEnforced.rootOfTrust.deviceLocked`; bytes are base64url. */
export const attestationTells: Check<{ readonly place: string; readonly value: string }> = async (
  evidence,
  { place, value },
  requirements,
) => {
  const received = shownAt(attestedOf(evidence), place);
  return received === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${received}`)];
};

/** The challenge in the attestation is the one that the server gave the device last. */
export const attestationAnswers: Check<object> = async (evidence, _args, requirements) => {
  const [row] = await attestationRows(evidence);
  const expected = String(row?.challenge ?? 'no challenge');
  const received = shownAt(attestedOf(evidence), 'attestationChallenge');
  return received === expected ? [] : [finding(requirements, `attestationChallenge ${expected}`, received)];
};

/** Verdict and findings of the server on the device's key. */
export const attestationJudged: Check<{ readonly verdict: string; readonly findings: string }> = async (
  evidence,
  { verdict, findings },
  requirements,
) => {
  const [row] = await attestationRows(evidence);
  const wrong = Array.isArray(row?.findings) ? row.findings.join(', ') : '';
  const received = `${String(row?.verdict ?? 'not asked')}: ${wrong || 'nothing wrong'}`;
  const expected = `${verdict}: ${findings || 'nothing wrong'}`;
  return received === expected ? [] : [finding(requirements, `key ${expected}`, `key ${received}`)];
};

async function attestationRows({ admin, device }: Evidence): Promise<readonly JsonObject[]> {
  const { rows } = await admin.readReport('key-attestation');
  return ((rows ?? []) as readonly JsonObject[]).filter((row) => row.device === device?.enrollmentId);
}

/** Read again from the bytes that went over the wire; the latest chain, and in it the leaf. */
function attestedOf({ device }: Evidence): JsonObject | undefined {
  const told = dmExchanges(device)
    .flatMap(({ sent }) => sent?.body ?? [])
    .flatMap((command) => (command.verb === 'Alert' ? command.items : []))
    .findLast(({ meta }) => meta?.type === keyAttestationAlert);
  const [leaf] = readAttestedChain(told?.data ?? '') ?? [];
  const description = leaf && keyDescriptionIn(leaf);
  return description === undefined ? undefined : shown(description);
}

function shown(description: KeyDescription): JsonObject {
  const { attestationApplicationId } = description.softwareEnforced;
  const apps = attestationApplicationId && readApplicationId(attestationApplicationId).packages.map(({ name }) => name);
  return { ...(asJson(description) as JsonObject), apps: apps ?? [] };
}

function asJson(value: unknown): Json {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64url');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asJson(member)]));
}

/** Serial number and IMEI are attested as the device has them, or neither is there. */
export const attestationIdentifies: Check<{ readonly told: boolean }> = async (evidence, { told }, requirements) => {
  const { serial, state } = evidence.device ?? {};
  const expected = told ? [serial, state?.imei].map(String) : ['nothing', 'nothing'];
  const attested = attestedOf(evidence);
  const received = ['Serial', 'Imei'].map((id) => shownAt(attested, `hardwareEnforced.attestationId${id}`));
  if (attested === undefined) return [finding(requirements, 'an attestation', 'none')];
  return received.join() === expected.join() ? [] : [finding(requirements, expected.join(', '), received.join(', '))];
};
