import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type CommandView, Inapplicable } from './admin.js';
import { type Check, type Evidence, finding } from './check.js';
import { toldSettings } from './framework-settings.table.js';

/** Note under which a step leaves the ids of the commands that asked the device what holds on it. */
export const askedCommands = 'asked-commands';

/** A device setting under its name in the framework, as the device's answers tell it; `Not configured`: they must not. */
export const settingTold: Check<{ readonly setting: string; readonly value: string }> = async (
  evidence,
  { setting, value },
  requirements,
) => {
  const told = Object.hasOwn(toldSettings, setting) ? toldSettings[setting] : undefined;
  if (told === undefined) return [finding(requirements, `a setting of the framework`, setting)];
  const received = (await toldValues(evidence)).get(told.key);
  const expected =
    value === 'Not configured' ? 'not set' : String(value === 'Yes' ? told.yes : (told.words?.[value] ?? value));
  const shown = received === undefined ? 'not set' : String(received);
  return shown === expected ? [] : [finding(requirements, `${told.key} ${expected} (${setting})`, shown)];
};

/** How many settings the device's answers tell at all. */
export const settingsTold: Check<{ readonly count: number }> = async (evidence, { count }, requirements) => {
  const told = [...(await toldValues(evidence)).keys()];
  return told.length === count
    ? []
    : [finding(requirements, `${count} settings`, `${told.length}: ${told.sort().join(', ')}`)];
};

/** Restrictions, passcode rules and MDM options by key, from the answers to Restrictions and DeviceInformation. */
async function toldValues(evidence: Evidence): Promise<ReadonlyMap<string, Json | undefined>> {
  const results = (await askedViews(evidence)).map(({ result = {} }) => result);
  const restrictions = results.map(({ GlobalRestrictions }) => object(GlobalRestrictions));
  const kinds = restrictions.flatMap(({ restrictedBool, restrictedValue }) => [
    object(restrictedBool),
    object(restrictedValue),
  ]);
  const values = kinds.flatMap((kind) => Object.entries(kind).map(([key, held]) => [key, object(held).value] as const));
  const options = results.flatMap(({ QueryResponses }) => Object.entries(object(object(QueryResponses).MDMOptions)));
  return new Map<string, Json | undefined>([...values, ...options]);
}

/** The commands that asked what holds, with their answers. */
async function askedViews({ admin, device, notes }: Evidence): Promise<readonly CommandView[]> {
  const { enrollmentId } = device ?? {};
  const ids = (notes.get(askedCommands) ?? []) as readonly string[];
  const [view] = enrollmentId === undefined ? [] : await admin.readDevices({ enrollmentId });
  return (view?.commands ?? []).filter(({ id }) => ids.includes(id));
}

function object(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map((each: Json) => object(each)) : [];
}

const partTypes: Readonly<Record<string, string>> = {
  'Wi-Fi network': 'com.apple.wifi.managed',
  'VPN connection': 'com.apple.vpn.managed',
  'mail account': 'com.apple.mail.managed',
  certificate: 'com.apple.security.root',
  'passcode rule': 'com.apple.mobiledevice.passwordpolicy',
};

export const policyParts = [...Object.keys(partTypes), 'app'] as const;

/** What a policy brings is on the device, as ProfileList and ManagedApplicationList tell it. */
export const partArrived: Check<{ readonly part: string }> = async (evidence, { part }, requirements) => {
  const results = (await askedViews(evidence)).map(({ result = {} }) => result);
  const profiles = results
    .flatMap(({ ProfileList }) => objects(ProfileList))
    .filter(({ IsManaged }) => IsManaged === true);
  const types = profiles.flatMap(({ PayloadContent }) => objects(PayloadContent)).map(({ PayloadType }) => PayloadType);
  const apps = results.flatMap(({ ManagedApplicationList }) => Object.keys(object(ManagedApplicationList)));
  const arrived = part === 'app' ? apps.some((app) => app.startsWith('com.')) : types.includes(partTypes[part] ?? '');
  return arrived ? [] : [finding(requirements, `a ${part}`, `payloads ${types.join(', ')}; apps ${apps.join(', ')}`)];
};

/** State of a policy on the device, in the report of policies. */
export const policyStateIs: Check<{ readonly policy: string; readonly state: string }> = async (
  evidence,
  { policy, state },
  requirements,
) => {
  const row = (await rowsOf(evidence, 'apple-policies')).find((each) => each.policy === policy);
  const received = String(row?.state ?? 'no such row');
  return received === state ? [] : [finding(requirements, `policy "${policy}" ${state}`, received)];
};

/** Stands among the settings of a policy and is none: what happens to a device that breaks one of them. */
const theAction = 'Mark device noncompliant';

/** What the report of compliance says of the device, and of one setting where it matters. */
export const complianceIs: Check<{ readonly state: string; readonly setting?: string }> = async (
  evidence,
  { state, setting },
  requirements,
) => {
  const [row] = await rowsOf(evidence, 'device-compliance');
  const received = String(row?.state ?? 'no report of the device');
  if (received !== state)
    return [finding(requirements, `a ${state} device`, `${received}: ${JSON.stringify(row?.settings)}`)];
  if (setting === undefined || setting === theAction) return [];
  const judged = String(object(row?.settings)[setting] ?? 'not judged');
  return judged === state ? [] : [finding(requirements, `"${setting}" ${state}`, judged)];
};

async function rowsOf({ admin, device }: Evidence, report: string): Promise<readonly JsonObject[]> {
  try {
    const { rows } = await admin.readReport(report);
    return objects(rows).filter((row) => row.device === device?.enrollmentId);
  } catch (error) {
    if (error instanceof Inapplicable) return [];
    throw error;
  }
}

/** Settings of a policy as the administrator reads them: how many, and one of them. */
export const policyHolds: Check<{ readonly policy: string; readonly count: number }> = async (
  { admin },
  { policy, count },
  requirements,
) => {
  const settings = await settingsOf(admin, policy);
  const received = Object.keys(settings).length;
  return received === count ? [] : [finding(requirements, `${count} settings in "${policy}"`, `${received}`)];
};

export const policySets: Check<{ readonly policy: string; readonly setting: string; readonly value: string }> = async (
  { admin },
  { policy, setting, value },
  requirements,
) => {
  const received = String((await settingsOf(admin, policy))[setting] ?? 'Not configured');
  return received === value ? [] : [finding(requirements, `"${setting}" ${value} in "${policy}"`, received)];
};

/** Two policies say the same. */
export const policiesEqual: Check<{ readonly one: string; readonly other: string }> = async (
  { admin },
  { one, other },
  requirements,
) => {
  const [left, right] = [await settingsOf(admin, one), await settingsOf(admin, other)];
  const different = Object.keys({ ...left, ...right }).filter((setting) => left[setting] !== right[setting]);
  return different.length === 0
    ? []
    : [finding(requirements, `the settings of "${one}"`, `others for ${different.join(', ')}`)];
};

async function settingsOf(admin: Evidence['admin'], policy: string): Promise<JsonObject> {
  const { policies } = await admin.readSettings('apple-configuration');
  return object(objects(policies).find(({ name }) => name === policy)?.settings);
}

/** Whether the administrator could write the settings. */
export const settingsOutcome: Check<{ readonly outcome: string }> = async ({ notes }, { outcome }, requirements) => {
  const refusal = notes.get('settings-refused');
  const received = refusal === undefined ? 'accepted' : 'refused';
  return received === outcome
    ? []
    : [finding(requirements, `settings ${outcome}`, `${received} ${String(refusal ?? '')}`)];
};

/** What the holder finds when opening the App Store. */
export const appStoreIs: Check<{ readonly state: string }> = async ({ device }, { state }, requirements) => {
  const received = String(device?.state.appStore);
  return received === state ? [] : [finding(requirements, `an App Store that is ${state}`, received)];
};

/** The one app that was asked about tells this of itself in its feedback. */
export const appTells: Check<{ readonly key: string; readonly value: string }> = async (
  evidence,
  { key, value },
  requirements,
) => {
  const results = (await askedViews(evidence)).map(({ result = {} }) => result);
  const [app] = results.flatMap(({ ManagedApplicationFeedback }) => objects(ManagedApplicationFeedback));
  const told = object(app?.Feedback)[key];
  const received = Array.isArray(told) ? told.join(', ') : String(told ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${key}: ${value}`, received)];
};

/** One value of the configuration of the app that was asked about; undefined: it must not be there. */
export const appConfigured: Check<{ readonly key: string; readonly value?: string }> = async (
  evidence,
  { key, value },
  requirements,
) => {
  const results = (await askedViews(evidence)).map(({ result = {} }) => result);
  const [app] = results.flatMap(({ ApplicationConfigurations }) => objects(ApplicationConfigurations));
  const received = object(app?.Configuration)[key];
  if (app !== undefined && received === value) return [];
  return [
    finding(
      requirements,
      `${key} ${value ?? 'not set'}`,
      app === undefined ? 'no such app' : String(received ?? 'not set'),
    ),
  ];
};
