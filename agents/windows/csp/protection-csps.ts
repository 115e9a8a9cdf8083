import type { CspPlugin, NodeCall, NodeFormat, NodeSchema } from '../../omadm/csp.js';
import { encryptionFollows, hasProtection, onboardingIn } from './rules.js';

const writable = ['Get', 'Add', 'Replace', 'Delete'] as const;

/** Nodes that Windows Home does not have. */
const protection = (nodes: readonly NodeSchema[]): readonly NodeSchema[] =>
  nodes.map((node) => ({
    ...node,
    refuses: ({ world }) => (hasProtection(world, String(world.facts.more?.osEdition)) ? undefined : '404'),
  }));

const bitLocker = 'Device/Vendor/MSFT/BitLocker';

type Setting = readonly [name: string, format: NodeFormat, minimumOs: string, most?: number];

const bitLockerSettings: readonly Setting[] = [
  ['RequireDeviceEncryption', 'int', '10.0.15063', 1],
  ['AllowWarningForOtherDiskEncryption', 'int', '10.0.15063', 1],
  ['AllowStandardUserEncryption', 'int', '10.0.17763', 1],
  ['ConfigureRecoveryPasswordRotation', 'int', '10.0.18363', 2],
  ['EncryptionMethodByDriveType', 'chr', '10.0.15063'],
  ['SystemDrivesRequireStartupAuthentication', 'chr', '10.0.15063'],
  ['SystemDrivesMinimumPINLength', 'chr', '10.0.15063'],
  ['SystemDrivesRecoveryOptions', 'chr', '10.0.15063'],
  ['SystemDrivesRecoveryMessage', 'chr', '10.0.15063'],
  ['FixedDrivesRecoveryOptions', 'chr', '10.0.15063'],
  ['FixedDrivesRequireEncryption', 'chr', '10.0.15063'],
  ['RemovableDrivesRequireEncryption', 'chr', '10.0.15063'],
];

const setting = (root: string, [name, format, minimumOs, most]: Setting): NodeSchema => ({
  uri: `./${root}/${name}`,
  format,
  verbs: writable,
  createdByReplace: true,
  minimumOs,
  ...(most !== undefined && { accepts: (data: string) => Number(data) >= 0 && Number(data) <= most }),
});

/** Bit of DeviceEncryptionStatus: encryption is required, and the drive of the system is not encrypted. */
const notEncrypted = '1';

/** BitLocker CSP: the drive is encrypted without a word where a policy requires it and no warning is to be shown. */
export const bitLockerCsp: CspPlugin = {
  name: 'BitLocker',
  nodes: protection([
    ...bitLockerSettings.map((one) => setting(bitLocker, one)),
    {
      uri: `./${bitLocker}/Status/DeviceEncryptionStatus`,
      format: 'int',
      verbs: ['Get'],
      minimumOs: '10.0.18362',
      read: encryptionStatus,
    },
    {
      uri: `./${bitLocker}/RotateRecoveryPasswords`,
      format: 'chr',
      verbs: ['Exec'],
      minimumOs: '10.0.18363',
      exec: ({ state }) => ({
        status: '200',
        state: { ...state, [`${bitLocker}/Status/RotateRecoveryPasswordsStatus`]: '0' },
      }),
    },
    {
      uri: `./${bitLocker}/Status/RotateRecoveryPasswordsStatus`,
      format: 'int',
      verbs: ['Get'],
      minimumOs: '10.0.18363',
      initial: '2',
    },
  ]),
};

function encryptionStatus({ state, world }: NodeCall): string {
  const required = state[`${bitLocker}/RequireDeviceEncryption`] === '1';
  const silent = state[`${bitLocker}/AllowWarningForOtherDiskEncryption`] === '0';
  return !required || encryptionFollows(world, silent) ? '0' : notEncrypted;
}

const defender = 'Device/Vendor/MSFT/WindowsAdvancedThreatProtection';

/** WindowsAdvancedThreatProtection CSP: the blob of a tenant onboards the PC, that of its offboarding ends it. */
export const threatProtectionCsp: CspPlugin = {
  name: 'WindowsAdvancedThreatProtection',
  nodes: protection([
    { ...setting(defender, ['Onboarding', 'chr', '10.0.14393']), accepts: (data) => blobOf(data) !== undefined },
    { ...setting(defender, ['Offboarding', 'chr', '10.0.14393']), accepts: (data) => blobOf(data) !== undefined },
    health('OnboardingState', 'int', (organisation) => (organisation === undefined ? '0' : '1')),
    health('SenseIsRunning', 'bool', (organisation) => String(organisation !== undefined)),
    health('OrgId', 'chr', (organisation) => organisation),
    { ...setting(defender, ['Configuration/SampleSharing', 'int', '10.0.14393', 1]), initial: '1' },
    { ...setting(defender, ['Configuration/TelemetryReportingFrequency', 'int', '10.0.14393', 2]), initial: '1' },
    setting(defender, ['DeviceTagging/Group', 'chr', '10.0.16299']),
  ]),
};

function health(
  name: string,
  format: NodeFormat,
  say: (organisation: string | undefined) => string | undefined,
): NodeSchema {
  return {
    uri: `./${defender}/HealthState/${name}`,
    format,
    verbs: ['Get'],
    minimumOs: '10.0.14393',
    read: ({ state, world }) =>
      say(
        onboardingIn(world, {
          onboarding: blobOf(state[`${defender}/Onboarding`]),
          offboarding: blobOf(state[`${defender}/Offboarding`]),
        }),
      ),
  };
}

/** The tenant in a blob: JSON with `orgId`, as simulated portals write it; undefined for anything else. */
function blobOf(data: string | null | undefined): string | undefined {
  try {
    const { orgId } = JSON.parse(data ?? '') as { readonly orgId?: unknown };
    return typeof orgId === 'string' && orgId !== '' ? orgId : undefined;
  } catch {
    return undefined;
  }
}
