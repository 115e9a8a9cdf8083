import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { shownLines } from './android-framework.table.js';
import { type Check, type Evidence, finding } from './check.js';

const leftAlone = ['Not configured', 'Device Default'];

/** Note under which a step leaves what the console lists of the framework. */
export const frameworkNote = 'android-framework';

interface Line {
  readonly section: string;
  readonly setting: string;
  readonly value: string;
}

const object = (value: Json | undefined): JsonObject => (value ?? {}) as JsonObject;
const objects = (value: Json | undefined): readonly JsonObject[] => (value ?? []) as readonly JsonObject[];

/** A line of the framework as the device shows it; `Not configured`: it must show nothing of it. */
export const lineHeld: Check<Line> = async ({ device, notes }, { section, setting, value }, requirements) => {
  const line = shownLines[section]?.[setting];
  if (line === undefined) return [finding(requirements, 'a line of the framework', `${section}: ${setting}`)];
  const refusal = notes.get('settings-refused');
  if (refusal !== undefined) return [finding(requirements, 'a policy that can be imported', String(refusal))];
  const expected = leftAlone.includes(value) ? 'not set' : expectedOf(line, value);
  const received = receivedOf(device, line);
  return received === expected ? [] : [finding(requirements, `"${setting}" of ${section}: ${expected}`, received)];
};

type Shown = NonNullable<NonNullable<(typeof shownLines)[string]>[string]>;

function expectedOf(line: Shown, value: string): string {
  if ('restriction' in line) return line.reach;
  return 'feature' in line ? 'disabled' : (line.words?.[value] ?? value);
}

function receivedOf(device: DeviceEvidence | undefined, line: Shown): string {
  const { restrictions, policies } = device?.state ?? {};
  if ('restriction' in line) return String(object(restrictions)[line.restriction] ?? 'not set');
  if ('policy' in line) return String(object(policies)[line.policy] ?? 'not set');
  const disabled = String(object(policies)[line.of] ?? '').split(',');
  return disabled.includes(line.feature) ? 'disabled' : 'not set';
}

/** How many settings hold on the device. */
export const linesHeld: Check<{ readonly count: number }> = async ({ device, notes }, { count }, requirements) => {
  const { restrictions, policies } = device?.state ?? {};
  const held = [...Object.keys(object(restrictions)), ...Object.keys(object(policies))];
  if (held.length === count) return [];
  const refusal = notes.get('settings-refused');
  return [finding(requirements, `${count} settings`, `${held.length}: ${held.sort().join(', ')} ${refusal ?? ''}`)];
};

async function rowsOf({ admin, device }: Evidence, report: string): Promise<readonly JsonObject[]> {
  const { rows } = await admin.readReport(report);
  return objects(rows).filter((row) => row.device === device?.enrollmentId);
}

/** What the report of compliance says of one setting that the device breaks; a setting that is not configured must not be held against it. */
export const judgedBy: Check<{ readonly setting: string; readonly value: string }> = async (
  evidence,
  { setting, value },
  requirements,
) => {
  const [row] = await rowsOf(evidence, 'device-compliance');
  const wanted = leftAlone.includes(value) ? ['compliant', 'nothing'] : ['noncompliant', 'noncompliant'];
  const received = [String(row?.state ?? 'not reported'), String(object(row?.settings)[setting] ?? 'nothing')];
  if (received.join() === wanted.join()) return [];
  const found = `${received.join(', ')}: ${JSON.stringify(row?.settings)}`;
  return [finding(requirements, `a ${wanted[0]} device, "${setting}" ${wanted[1]}`, found)];
};

/** What the report of compliance says of the device as a whole. */
export const androidComplianceIs: Check<{ readonly state: string }> = async (evidence, { state }, requirements) => {
  const [row] = await rowsOf(evidence, 'device-compliance');
  const received = String(row?.state ?? 'not reported');
  return received === state
    ? []
    : [finding(requirements, `a ${state} device`, `${received}: ${JSON.stringify(row?.settings)}`)];
};

/** Policies that the device has, by name, and how far each has come. */
export const androidPolicyIs: Check<{ readonly policy: string; readonly state: string }> = async (
  evidence,
  { policy, state },
  requirements,
) => {
  const rows = await rowsOf(evidence, 'android-policies');
  const expected = `${policy} ${state}`;
  const received = rows.map((row) => `${String(row.policy)} ${String(row.state)}`).join(', ') || 'no policy';
  return received === expected ? [] : [finding(requirements, expected, received)];
};

/** A setting that waits for the user, by the device and by what the administrator reads. */
export const waitsForUser: Check<{ readonly what: string; readonly waits: boolean }> = async (
  evidence,
  { what, waits },
  requirements,
) => {
  const [row] = await rowsOf(evidence, 'android-policies');
  const told = objectList(row?.unmet);
  if (told.includes(what) === waits) return [];
  return [
    finding(requirements, `${what} ${waits ? 'waits' : 'does not wait'} for the user`, told.join(', ') || 'none'),
  ];
};

const objectList = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** The part of a policy that has come to the device: `WiFi`, `VPN`, `Certificates`, `CompliancePolicy`. */
export const androidPartArrived: Check<{ readonly part: string }> = async ({ device }, { part }, requirements) => {
  const parts = objectList(device?.state.parts);
  return parts.some((one) => one.startsWith(`${part}/`))
    ? []
    : [finding(requirements, `something of ${part}`, parts.join(', ') || 'nothing')];
};

/** What the console lists of a set: its methods, its levels with their names, and the least that is recommended. */
export const setOffers: Check<{ readonly set: string; readonly member: string; readonly value: string }> = async (
  { notes },
  { set, member, value },
  requirements,
) => {
  const { rows } = object(notes.get(frameworkNote) as JsonObject | undefined);
  const row = objects(rows).find((one) => one.set === set) ?? {};
  const levels = objects(row.levels).map((one) => `${String(one.level)} ${String(one.name)}`);
  const told: Readonly<Record<string, string>> = {
    methods: objectList(row.methods).toSorted().join(', '),
    levels: levels.join(', '),
    'recommended minimum': String(row.recommendedMinimum),
  };
  return told[member] === value ? [] : [finding(requirements, `${set} ${member}: ${value}`, String(told[member]))];
};

/** A line of a template, in its compliance or in its configuration; `Not configured`: the template must not have it. */
export const templateHolds: Check<Line & { readonly set: string; readonly level: number }> = async (
  { admin },
  { set, level, section, setting, value },
  requirements,
) => {
  const { compliance, configuration } = await admin.readReport('android-framework-template', { set, level });
  const parts = [compliance, configuration].map((part) => object(object(object(part).settings)[section])[setting]);
  const received = String(parts.find((one) => one !== undefined) ?? 'Not configured');
  return received === value ? [] : [finding(requirements, `${set} ${level}: "${setting}" ${value}`, received)];
};

/** Whether there is such a level, and whether it restricts enrollment. */
export const templateExists: Check<{
  readonly set: string;
  readonly level: number;
  readonly part: string;
  readonly there: boolean;
}> = async ({ admin }, { set, level, part, there }, requirements) => {
  const template = await admin.readReport('android-framework-template', { set, level });
  const found = template[part] !== undefined;
  return found === there
    ? []
    : [
        finding(
          requirements,
          `${set} ${level} ${there ? 'has' : 'has no'} ${part}`,
          found ? 'there is' : 'there is not',
        ),
      ];
};

/** A line of the imported policy as the administrator reads it. */
export const importedHolds: Check<Line> = async ({ admin, notes }, { section, setting, value }, requirements) => {
  const { policies } = await admin.readSettings('android-configuration');
  const received = object(object(object(objects(policies)[0]).settings)[section])[setting];
  const found = String(received ?? 'Not configured');
  return found === value
    ? []
    : [finding(requirements, `"${setting}" ${value}`, `${found} ${String(notes.get('settings-refused') ?? '')}`)];
};

/** What the attestation service found, as the administrator sees it of the device. */
export const attestedAs: Check<{ readonly intact: boolean; readonly certified: boolean }> = async (
  { admin, device },
  { intact, certified },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { basicIntegrity, ctsProfileMatch } = object(object(view?.detail.security).attested);
  if (basicIntegrity === intact && ctsProfileMatch === certified) return [];
  const received = `${String(basicIntegrity)}, ${String(ctsProfileMatch)}`;
  return [finding(requirements, `basicIntegrity ${intact}, ctsProfileMatch ${certified}`, received)];
};

/** Whether the screen is locked. */
export const screenIs: Check<{ readonly screen: string }> = async ({ device }, { screen }, requirements) => {
  const received = String(device?.state.screen ?? 'never left alone');
  return received === screen ? [] : [finding(requirements, `a ${screen} screen`, received)];
};

/** How often the device went back to factory settings. */
export const resetsAre: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const received = Number(device?.state.factoryResets ?? 0);
  return received === count ? [] : [finding(requirements, `${count} resets`, `${received}`)];
};
