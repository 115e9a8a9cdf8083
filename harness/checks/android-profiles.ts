import type { WifiInfo } from '../../protocol/android/messages.js';
import { parseProvisioningPayload } from '../../protocol/android/parse-payload.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { entryNote, readCode } from './android.js';
import { type Check, type Evidence, finding } from './check.js';
import { pageShown } from './device-pages.js';

/** The profiles that the list shows, by name. */
export const listedProfiles: Check<{ readonly names: string }> = async ({ notes }, { names }, requirements) => {
  const { profiles = [] } = (notes.get(pageShown) ?? {}) as { readonly profiles?: readonly JsonObject[] };
  const received = profiles.map(({ name }) => String(name)).join(', ') || 'nothing';
  return received === names ? [] : [finding(requirements, `a list of ${names}`, received)];
};

/** The page of a token shows a random string, and a QR code that carries the same one. */
export const tokenPageAgrees: Check<object> = async (evidence, _args, requirements) => {
  const { token, qrPng } = (evidence.notes.get(pageShown) ?? {}) as {
    readonly token?: string;
    readonly qrPng?: string;
  };
  if (token === undefined || token.length < 8) return [finding(requirements, 'a random token', token ?? 'none')];
  const notes = new Map([[entryNote, { qrPng }]]);
  const extras = adminExtrasIn({ ...evidence, notes });
  if (Object.values(extras ?? {}).includes(token)) return [];
  return [finding(requirements, 'a QR code with the token of the page', extras ? 'another token' : 'no code')];
};

/** Note under which a scenario keeps the token page as it was. */
export const tokenBefore = 'token-page-before';

/** The token page shows another token, and another QR code, than it did. */
export const tokenIsAnother: Check<object> = async ({ notes }, _args, requirements) => {
  const [before, now] = [tokenBefore, pageShown].map((key) => (notes.get(key) ?? {}) as JsonObject);
  const same = ['token', 'qrPng'].find((member) => before?.[member] === now?.[member]);
  return same === undefined ? [] : [finding(requirements, `another ${same} than before`, 'the same one')];
};

/** The network that the code or file on the table names. */
export const codeNetwork: Check<{ readonly member: 'ssid' | 'password' | 'hidden'; readonly value: string }> = async (
  evidence,
  { member, value },
  requirements,
) => {
  const wifi = networkIn(evidence);
  const received = String(wifi?.[member] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${member} ${value} in the code`, received)];
};

/** The exported file is JSON with everything that a device needs. */
export const fileIsComplete: Check<object> = async ({ notes, admin: _admin }, _args, requirements) => {
  const { file = '' } = (notes.get(entryNote) ?? {}) as EnrollmentEntry;
  const { message } = parseProvisioningPayload(file);
  if (message.kind === 'refused') return [finding(requirements, 'a JSON document', message.refusal.message)];
  const empty = Object.entries(message.params.adminExtras).find(([, value]) => value === '');
  return empty === undefined ? [] : [finding(requirements, 'enrollment data', `an empty ${empty[0]}`)];
};

/** Both ways to the QR code lead to the same one; `qr-code-before` holds the first. */
export const sameCode: Check<object> = async (evidence, _args, requirements) => {
  const before = evidence.notes.get(codeBefore) as EnrollmentEntry | undefined;
  const now = evidence.notes.get(entryNote) as EnrollmentEntry | undefined;
  if (before?.qrPng !== undefined && before.qrPng === now?.qrPng) return [];
  return [finding(requirements, 'the same QR code by both ways', now?.qrPng && before?.qrPng ? 'another one' : 'none')];
};

/** Note under which a scenario keeps the code that it took first. */
export const codeBefore = 'qr-code-before';

/** Names of the devices that are members of a dynamic group. */
export const groupHolds: Check<{ readonly group: string; readonly devices: string }> = async (
  { admin, devices },
  { group, devices: names },
  requirements,
) => {
  const { members = [] } = (await admin.readReport('group-members', { group })) as { members?: readonly string[] };
  const received = devices.filter(({ serial }) => members.includes(serial)).map(({ name }) => name);
  return received.join(', ') === names
    ? []
    : [finding(requirements, `the members ${names}`, received.join(', ') || 'nobody')];
};

/** Whose device it is, in the administrator's view. */
export const recordedUser: Check<{ readonly user: string }> = async ({ admin, device }, { user }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = view === undefined ? 'no record' : (view.upn?.split('@')[0] ?? 'nobody');
  return received === user.toLowerCase() ? [] : [finding(requirements, `a device of ${user}`, received)];
};

function adminExtrasIn(evidence: Evidence): JsonObject | undefined {
  const reading = readCode(evidence)?.reading;
  return reading?.kind === 'params' ? reading.params.adminExtras : undefined;
}

function networkIn(evidence: Evidence): WifiInfo | undefined {
  const reading = readCode(evidence)?.reading;
  return reading?.kind === 'params' ? reading.params.wifi : undefined;
}
