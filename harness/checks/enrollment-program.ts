import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';
import { shownAt } from './shown-at.js';

/** Note under which a step leaves why the administrator was refused; empty when that was not so. */
export const pageRefusal = 'page refusal';
/** Note under which a step leaves what the page said after the latest deed. */
export const pageAnswer = 'page answer';

/** What a page of the console says at a place such as `sync.status`. */
export const pageShows: Check<{ readonly page: string; readonly place: string; readonly value: string }> = async (
  { admin },
  { page, place, value },
  requirements,
) => {
  const shown = shownAt(await admin.readPage(page), place);
  return shown === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${shown}`, { place: page })];
};

/** Serial numbers that a token lists, in order of the alphabet, those that left Apple's portal among them. */
export const tokenLists: Check<{ readonly page: string; readonly serials: string }> = async (
  { admin },
  { page, serials },
  requirements,
) => {
  const listed = devicesOn(await admin.readPage(page)).map(({ serial }) => String(serial));
  const shown = listed.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(', ') || 'nothing';
  return shown === serials ? [] : [finding(requirements, `devices: ${serials}`, `devices: ${shown}`, { place: page })];
};

/** How many devices a token lists. */
export const tokenCounts: Check<{ readonly page: string; readonly count: number }> = async (
  { admin },
  { page, count },
  requirements,
) => {
  const listed = devicesOn(await admin.readPage(page)).length;
  return listed === count ? [] : [finding(requirements, `${count} devices`, `${listed} devices`, { place: page })];
};

/** A member of one listed device, such as `status` or `told.asset_tag`. */
export const listedDeviceShows: Check<{
  readonly page: string;
  readonly serial: string;
  readonly place: string;
  readonly value: string;
}> = async ({ admin }, { page, serial, place, value }, requirements) => {
  const [device] = devicesOn(await admin.readPage(`${page}?serial=${serial}`));
  const shown = device === undefined ? 'no such device' : shownAt(device, place);
  const of = `${serial}, ${place}`;
  return shown === value ? [] : [finding(requirements, `${of}: ${value}`, `${of}: ${shown}`, { place: page })];
};

/** Whether the latest deed on a page was done; a refusal may have to name something. */
export const deedIs: Check<{ readonly outcome: 'done' | 'refused'; readonly names?: string }> = async (
  { notes },
  { outcome, names = '' },
  requirements,
) => {
  const refusal = notes.get(pageRefusal);
  const text = typeof refusal === 'string' ? refusal : '';
  const received = text === '' ? 'done' : 'refused';
  if (received === outcome && text.toLowerCase().includes(names.toLowerCase())) return [];
  return [finding(requirements, `${outcome}${names === '' ? '' : `, naming ${names}`}`, `${received} ${text}`.trim())];
};

/** What the page said after the latest deed. */
export const deedSays: Check<{ readonly place: string; readonly value: string }> = async (
  { notes },
  { place, value },
  requirements,
) => {
  const shown = shownAt(notes.get(pageAnswer) as JsonObject | undefined, place);
  return shown === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${shown}`)];
};

function devicesOn({ devices }: JsonObject): readonly JsonObject[] {
  return Array.isArray(devices) ? (devices as readonly JsonObject[]) : [];
}

/** The columns of the token list (ASM-012), beside which tokens a search found. */
const columns = ['tokenName', 'status', 'programType'];

/** Which tokens the list of the latest search shows; each line has every column. */
export const tokensFound: Check<{ readonly names: string }> = async ({ notes }, { names }, requirements) => {
  const { tokens } = (notes.get(pageAnswer) ?? {}) as JsonObject;
  const lines = Array.isArray(tokens) ? (tokens as readonly JsonObject[]) : [];
  const missing = columns.filter((column) => lines.some((line) => line[column] === undefined));
  const found = lines.map(({ tokenName }) => String(tokenName)).join(', ') || 'nothing';
  return [
    ...(found === names ? [] : [finding(requirements, `tokens: ${names}`, `tokens: ${found}`)]),
    ...(missing.length === 0 ? [] : [finding(requirements, columns.join(', '), `no ${missing.join(', ')}`)]),
  ];
};

/** ADE-032: what a device got that people read on it, its enrollment profile, does not hold the text. */
export const textNotShown: Check<{ readonly text: string }> = async ({ device }, { text }, requirements) => {
  const bodies = (device?.exchanges ?? []).map(({ response }) => Buffer.from(response?.body ?? []).toString('latin1'));
  const profiles = bodies.filter((body) => body.includes('com.apple.mdm'));
  if (profiles.length === 0) return [finding(requirements, 'a device that fetched its enrollment profile', 'none')];
  const shown = profiles.some((profile) => readableText(profile).includes(text));
  return shown ? [finding(requirements, `a profile that does not say "${text}"`, 'it says so')] : [];
};

/** Texts that people read of a profile: names, descriptions, who it is from. */
function readableText(text: string): string {
  const keys = /<key>Payload(?:DisplayName|Description|Organization)<\/key>\s*<string>([^<]*)/g;
  return [...text.matchAll(keys)].map(([, value]) => value).join('\n');
}

/** How the overview of a token divides its devices (ADE-089). */
const states = ['Enrolled', 'Ready to enroll', 'Missing profile', 'Removed from ABM/ASM'];
const overviewFields = ['status', 'expirationDate', 'daysUntilExpiration', 'sync'];

/** ADE-089: each count of the overview is one, and the overview has every field. */
export const oneInEachState: Check<{ readonly page: string }> = async ({ admin }, { page }, requirements) => {
  const overview = await admin.readPage(page);
  const counted = states.map((state) => `${state} ${shownAt(overview, `deviceCounts.${state}`)}`).join(', ');
  const wanted = states.map((state) => `${state} 1`).join(', ');
  const missing = overviewFields.filter((field) => overview[field] === undefined);
  return [
    ...(counted === wanted ? [] : [finding(requirements, wanted, counted, { place: page })]),
    ...(missing.length === 0 ? [] : [finding(requirements, overviewFields.join(', '), `no ${missing.join(', ')}`)]),
  ];
};
