import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { assignInConfigurator, deployByAutopilot, handPackage, mergeSettings, type Prepare } from './prepare-server.js';

/** How somebody tries a way in who only names it. */
export interface UsualWay {
  readonly model?: string;
  /** What is other about a device that comes this way than the file of its model says. */
  readonly overrides?: JsonObject;
  /** What is asked for when the administrator issues the enrollment. */
  readonly options?: JsonObject;
  /** What an administrator does before, on a server that has just started. */
  readonly prepare?: Prepare;
  /** What the device is handed where the server hands out nothing. */
  readonly entry?: ReturnType<typeof handPackage>;
}

const inFirstRun: JsonObject = { habits: { firstRun: true } };
const byAdministrator: UsualWay = {
  model: 'Galaxy A54',
  prepare: mergeSettings('device-administrator', { enabled: true }),
};
const withoutGoogle: UsualWay = { model: 'RealWear HMT-1', options: { wifi: { ssid: 'Staging' } } };

/** Ways that need more than a person and a device; the others have a usual model by their platform. */
export const usualWays: Readonly<Partial<Record<Method, UsualWay>>> = {
  'android-da': byAdministrator,
  'android-da-dem': byAdministrator,
  'android-aosp-user': withoutGoogle,
  'android-aosp-userless': withoutGoogle,
  'ios-ade-shared-ipad': { model: 'iPad 10' },
  'ios-configurator-setup-assistant': { prepare: assignInConfigurator },
  'windows-autopilot-user-driven': { overrides: inFirstRun, prepare: deployByAutopilot('user-driven') },
  'windows-autopilot-self-deploying': { overrides: inFirstRun, prepare: deployByAutopilot('self-deploying') },
  'windows-autopilot-preprovisioned': { overrides: inFirstRun, prepare: deployByAutopilot('pre-provisioned') },
  'windows-autopilot-existing-devices': { overrides: inFirstRun, prepare: deployByAutopilot('existing-devices') },
  'windows-bulk': { model: 'New Laptop', entry: handPackage('windows-bulk', 'usb') },
  'windows-comanagement': { prepare: mergeSettings('on-premises', { coManagement: { enabled: true } }) },
  'windows-gpo': {
    prepare: mergeSettings('on-premises', { groupPolicy: { autoEnrollMdm: true, credential: 'user' } }),
  },
  'windows-iot-core': {
    model: 'IoT Board',
    overrides: inFirstRun,
    entry: handPackage('windows-iot-core', 'sd-card'),
  },
  'windows-legacy-1511': { model: 'Legacy PC', overrides: { osVersion: '10.0.10586.1045' } },
};

/** The usual model of a platform. */
export const usualModels = [
  ['ios-', 'iPhone 15'],
  ['macos-', 'MacBook Air'],
  ['windows-', 'Surface Laptop'],
  ['android-', 'Pixel 8'],
] as const;
