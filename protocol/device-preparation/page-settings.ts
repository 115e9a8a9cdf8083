/** How the device preparation page behaves: PageSettings of the DevicePreparation CSP (DevicePreparation DDF file, PageSettings). */
export interface PageSettings {
  /** Until the management agent has to be there. */
  readonly agentDownloadTimeoutSeconds: number;
  /** For the whole deployment. */
  readonly pageTimeoutSeconds: number;
  /** Empty: the page's own words. */
  readonly errorMessage: string;
  readonly allowSkipOnFailure: boolean;
  readonly allowDiagnostics: boolean;
}

type MemberType = 'number' | 'string' | 'boolean';

/** Members of the JSON, each with its type (DevicePreparation DDF file, PageSettings, allowed values). */
const members: Readonly<Record<string, MemberType>> = {
  AgentDownloadTimeoutSeconds: 'number',
  PageTimeoutSeconds: 'number',
  ErrorMessage: 'string',
  AllowSkipOnFailure: 'boolean',
  AllowDiagnostics: 'boolean',
};

type Written = Readonly<Record<string, unknown>>;

export const PageSettings = {
  /** The text of the node. */
  write: (settings: PageSettings): string =>
    JSON.stringify({
      AgentDownloadTimeoutSeconds: settings.agentDownloadTimeoutSeconds,
      PageTimeoutSeconds: settings.pageTimeoutSeconds,
      ErrorMessage: settings.errorMessage,
      AllowSkipOnFailure: settings.allowSkipOnFailure,
      AllowDiagnostics: settings.allowDiagnostics,
    }),

  /** Undefined for what is no object of these members and types. Members that are missing have their defaults. */
  read: (text: string): PageSettings | undefined => {
    const written = objectIn(text);
    return written === undefined || !isWellFormed(written) ? undefined : withDefaults(written);
  },
};

function objectIn(text: string): Written | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const isWellFormed = (written: Written): boolean =>
  Object.entries(written).every(([name, value]) => typeof value === members[name] && !isNegative(value));

const isNegative = (value: unknown): boolean => typeof value === 'number' && value < 0;

/** The documented example is what holds where a member is missing; its message and its leniency are not. */
function withDefaults(written: Written): PageSettings {
  const number = (name: string, otherwise: number) => Number(written[name] ?? otherwise);
  return {
    agentDownloadTimeoutSeconds: number('AgentDownloadTimeoutSeconds', 900),
    pageTimeoutSeconds: number('PageTimeoutSeconds', 3600),
    errorMessage: String(written.ErrorMessage ?? ''),
    allowSkipOnFailure: written.AllowSkipOnFailure === true,
    allowDiagnostics: written.AllowDiagnostics === true,
  };
}
