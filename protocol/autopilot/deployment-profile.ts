/** Ways in which a PC is set up by Windows Autopilot. */
export const deploymentModes = ['user-driven', 'self-deploying', 'pre-provisioned', 'existing-devices'] as const;
export type DeploymentMode = (typeof deploymentModes)[number];

/** Bits of CloudAssignedOobeConfig (Learn, "Windows Autopilot for existing devices", AutopilotConfigurationFile.json). */
export const oobeBits = {
  skipCortana: 1,
  standardUser: 2,
  skipPrivacy: 4,
  skipOemRegistration: 8,
  skipEula: 16,
} as const;
export type OobeSetting = keyof typeof oobeBits;

/** The profile as a PC gets it: members of AutopilotConfigurationFile.json, and the mode, which is a member of this project's own. */
export interface DeploymentProfile {
  readonly Version: 2049;
  readonly Comment_File: string;
  readonly CloudAssignedTenantId: string;
  /** Mail domain of the organisation; its directory is found by it. */
  readonly CloudAssignedTenantDomain: string;
  readonly CloudAssignedOobeConfig: number;
  /** 0: joined to the cloud directory, 1: to Active Directory as well. */
  readonly CloudAssignedDomainJoinMethod: 0 | 1;
  readonly ZtdCorrelationId: string;
  readonly MusterDeploymentMode: DeploymentMode;
}

export function oobeConfig(settings: Readonly<Partial<Record<OobeSetting, boolean>>>): number {
  return Object.entries(oobeBits).reduce((sum, [name, bit]) => sum + (settings[name as OobeSetting] ? bit : 0), 0);
}

export const oobeSettings = (config: number): Readonly<Record<OobeSetting, boolean>> =>
  Object.fromEntries(Object.entries(oobeBits).map(([name, bit]) => [name, (config & bit) !== 0])) as Record<
    OobeSetting,
    boolean
  >;

/** What a PC asks the simulated deployment service: an exchange of this project's own, for the real one is not documented. */
export interface ProfileQuestion {
  readonly hardwareHash: string;
}
