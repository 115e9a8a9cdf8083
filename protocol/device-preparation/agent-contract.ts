/**
 * What the server and the management extension of a PC say to each other while a PC is prepared. The CSP calls ExecutionContext and Progress opaque data
 * between the two (DevicePreparation CSP), and no real contract is public: this one is an invention of this project.
 */
export interface ExecutionContext {
  /** Where the extension asks for its work and tells its results. */
  readonly service: string;
  /** Names one deployment of one PC; a secret. */
  readonly deployment: string;
}

/** The phases of a deployment in their order (Learn, "Windows Autopilot device preparation reporting and monitoring", Phase). */
export const deploymentPhases = ['Policy installation', 'Script installation', 'App installation'] as const;
export type DeploymentPhase = (typeof deploymentPhases)[number];

/** MDMProvider/Progress: what the server itself installs is there, and the extension may begin. */
export interface MdmProgress {
  readonly done: readonly DeploymentPhase[];
}

export type AccountType = 'standard user' | 'administrator';

/** One script or app that the extension installs, in the order in which it does. */
export type WorkItem = {
  readonly kind: 'script' | 'app';
  readonly name: string;
  /** Of an app. */
  readonly type?: 'win32' | 'store';
};

/** The whole work of one PC. */
export type AgentWork = {
  readonly account: AccountType;
  readonly items: readonly WorkItem[];
};

/** How one item stands (Learn, same place, Apps and Scripts). `Skipped` is what the server decides by itself. */
export const itemStatuses = ['Installed', 'In progress', 'Skipped', 'Failed'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** Paths below ExecutionContext.service. */
export const agentPaths = { work: '/work', results: '/results' } as const;
