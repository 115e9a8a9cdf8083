import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { osEditions } from '../../protocol/mde2/os-editions.table.js';
import type { DeviceModel } from '../device/model.js';
import type { DeviceRecord } from '../device/record.js';
import { unenrollmentAlert } from '../omadm/alerts.js';
import { windowsHabits } from './habits.js';
import { stateOf } from './state.js';

/** What the Settings app shows of a connection; plain data. */
export type ConnectedAccount = {
  /** Below Access work or school. */
  readonly accounts: readonly string[];
  /** What the person was shown while it was made. */
  readonly screens: readonly string[];
};

/** Accounts below Access work or school once the PC is enrolled. */
export const listedAccounts = rule('WIN-005', {
  holds: (_context: RuleContext, upn: string): readonly string[] => [upn],
  mutants: { listsNobody: () => [] },
});

const registering = 'Registering your device';
const allSet = "You're all set!";

/** What a person sees who connects a PC. */
export const screensOfConnecting = rule('WIN-010', {
  holds: (_context: RuleContext): readonly string[] => [registering, allSet],
  mutants: { endsInSilence: () => [registering], congratulatesAtOnce: () => [allSet, registering] },
});

/** What the server is told when a person disconnects the account. */
export const disconnecting = rule('WIN-011', {
  holds: (_context: RuleContext) => [unenrollmentAlert],
  mutants: { leavesWithoutAWord: () => [] },
});

export const connected = (context: RuleContext, upn: string): ConnectedAccount => ({
  accounts: listedAccounts(context, upn),
  screens: screensOfConnecting(context),
});

type About = Readonly<Record<string, string>>;

/** Settings, System, About. */
export const aboutFields = rule('WIN-007', {
  holds: (_context: RuleContext, about: About): About => about,
  mutants: {
    forgetsProductId: (_context, { product_id: _left, ...about }) => about,
    namesTheSerial: (_context, about) => ({ ...about, device_id: about.product_id ?? '' }),
    forgetsBuild: (_context, { os_build: _left, ...about }) => about,
  },
});

/** What the page About says; all of it comes from the model and from ids that the PC was born with. */
export function aboutPage(context: RuleContext, record: DeviceRecord, model: DeviceModel): About {
  const { deviceId, deviceName } = stateOf(record);
  const { osEdition } = windowsHabits(model);
  const [, , build = '0', revision = '0'] = model.osVersion.split('.');
  return aboutFields(context, {
    device_name: deviceName,
    processor: 'Simulated x64 processor',
    installed_ram: '8.00 GB',
    device_id: guid(deviceId),
    product_id: productId(deviceId),
    system_type: '64-bit operating system, x64-based processor',
    edition: `Windows ${Number(build) >= 22_000 ? '11' : '10'} ${osEditions[osEdition] ?? 'Pro'}`,
    version: releaseOf(Number(build)),
    installed_on: `${1 + (digit(deviceId, 0) % 12)}/${1 + (digit(deviceId, 1) % 28)}/2024`,
    os_build: `${build}.${revision}`,
  });
}

const digit = (hex: string, place: number): number => Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16) || 0;

const guid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

const productId = (hex: string): string =>
  `00329-00000-${String(Number.parseInt(hex.slice(0, 4), 16)).padStart(5, '0')}-AA${String(digit(hex, 3)).padStart(3, '0')}`;

/** Releases by their first build (Learn, "Windows release information"). */
const releases: readonly (readonly [build: number, name: string])[] = [
  [26_200, '25H2'],
  [26_100, '24H2'],
  [22_000, '21H2'],
  [19_043, '21H1'],
  [18_362, '1903'],
  [17_134, '1803'],
  [14_393, '1607'],
];

const releaseOf = (build: number): string => releases.find(([first]) => build >= first)?.[1] ?? '1511';

/** Rules of the Settings app that `muster prove` can break in a PC. */
export const settingsAppRules: readonly RuleSummary[] = [
  listedAccounts,
  screensOfConnecting,
  disconnecting,
  aboutFields,
];
