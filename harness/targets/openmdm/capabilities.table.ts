const methods = ['android-fully-managed', 'android-dedicated', 'android-cope'] as const;

/** What OpenMDM can do through this target file. */
export const openmdmCapabilities: readonly string[] = [
  'platform:android',
  ...methods.map((method) => `method:${method}`),
  'verb:device.read',
  'verb:device.forget',
  'verb:command.queue',
  'verb:push',
];

const ownTime = 'OpenMDM lives in real time and has one organization';
const noCodes = 'OpenMDM draws codes with a command of its own; here one is made from the target file';

/** Why the rest is missing (github.com/azoila/openmdm). */
export const missingReasons: Readonly<Record<string, string>> = {
  tenants: ownTime,
  clock: ownTime,
  editions: 'OpenMDM follows no edition of a manual',
  rules: 'OpenMDM breaks no rules on request',
  faults: 'OpenMDM makes no faults on request',
  entrytokens: 'OpenMDM has no enrollment tokens: agents sign with a secret or with a key of their own',
  nfc: 'OpenMDM writes no NFC tags',
  'verb:person.put': 'OpenMDM knows devices, no people who hold them',
  'verb:enrollment.issue': noCodes,
  'method:android-work-profile': 'the agent of OpenMDM begins in the set-up of a wiped device',
};
