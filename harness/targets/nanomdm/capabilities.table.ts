import type { NanomdmLocator } from './nanomdm-schema.js';

const platforms = ['ios', 'ipados', 'macos'] as const;
/** Ways in that need nothing but a profile; which of them it is, NanoMDM never learns. */
const methods = ['ios-byod', 'ios-configurator-direct', 'macos-byod', 'macos-direct'] as const;

/** What NanoMDM can do through this target file. What it says of devices comes by its webhook only. */
export function nanomdmCapabilities({ webhook }: NanomdmLocator): readonly string[] {
  return [
    ...platforms.map((platform) => `platform:${platform}`),
    ...methods.map((method) => `method:${method}`),
    'verb:command.queue',
    ...(webhook === undefined ? [] : ['verb:device.read']),
  ];
}

const ownTime = 'NanoMDM lives in real time and has one organization';
const noPeople = 'NanoMDM knows enrollments, no people';
const noProfiles = 'NanoMDM makes no enrollment profiles; one is made from the target file';

/** Why the rest is missing (github.com/micromdm/nanomdm, docs/operations-guide.md). */
export const missingReasons: Readonly<Record<string, string>> = {
  tenants: ownTime,
  clock: ownTime,
  editions: 'NanoMDM follows no edition of a manual',
  rules: 'NanoMDM breaks no rules on request',
  faults: 'NanoMDM makes no faults on request',
  escrow: 'NanoMDM keeps unlock tokens and shows them to nobody',
  tokens: 'the daemon of NanoMDM makes no tokens for managed Apple Accounts',
  'verb:person.put': noPeople,
  'verb:device.read': 'NanoMDM tells of devices by its webhook only: add `webhook` to the target file',
  'verb:device.forget': 'NanoMDM has no call that forgets an enrollment',
  'verb:enrollment.issue': noProfiles,
  'verb:push': 'NanoMDM pushes through the live Apple service, which tests must not reach',
  'settings:scep': 'the SCEP server belongs to somebody else',
  acme: 'the target file names a SCEP server, no ACME server',
  identityfile: 'the target file names a SCEP server, no PKCS#12 file',
  'settings:acme': 'the target file names a SCEP server, no ACME server',
  'settings:apple-declarations': 'NanoMDM leaves declarations to another server (-dm)',
};
