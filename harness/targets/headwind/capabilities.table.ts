const methods = ['android-fully-managed', 'android-dedicated'] as const;

/** What Headwind MDM can do through this target file. */
export const headwindCapabilities: readonly string[] = [
  'platform:android',
  ...methods.map((method) => `method:${method}`),
  'verb:enrollment.issue',
  'verb:device.read',
  'verb:device.forget',
  'verb:command.queue',
  'verb:push',
];

const ownTime = 'Headwind MDM lives in real time and has one organization';

/** Why the rest is missing (github.com/h-mdm/hmdm-server). */
export const missingReasons: Readonly<Record<string, string>> = {
  tenants: ownTime,
  clock: ownTime,
  editions: 'Headwind MDM follows no edition of a manual',
  rules: 'Headwind MDM breaks no rules on request',
  faults: 'Headwind MDM makes no faults on request',
  entrytokens: 'Headwind MDM has no enrollment tokens: whoever knows its address and a number is let in',
  nfc: 'Headwind MDM writes no NFC tags',
  'verb:person.put': 'Headwind MDM knows administrators and devices, no people who hold them',
  'method:android-work-profile': 'the agent of Headwind MDM owns the device',
  'method:android-cope': 'the agent of Headwind MDM owns the device',
};
