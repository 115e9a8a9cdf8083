/**
 * Google's own client for the interoperation tests. It is no dependency of ours: it weighs 200 MB and its current line wants Node 22.
 * `npm install --no-save googleapis@173` brings the last line for Node 20.
 */
export const googleapis: Googleapis | undefined = await import(/* @vite-ignore */ packageName()).then(
  ({ google }: { google: Googleapis }) => google,
  () => undefined,
);

/** Said by the tests that are skipped without it. */
export const googleapisMissing = 'googleapis is not installed (npm install --no-save googleapis@173)';

/** One API of the client: methods by resource, as in `google.androidmanagement(options).enterprises.devices.list(parameters)`. */
export type GoogleApi = (options: GoogleApiOptions | string) => GoogleResource;

export interface GoogleApiOptions {
  readonly version: string;
  /** Address of the simulated service, with its last slash. */
  readonly rootUrl: string;
  readonly auth: string;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GoogleResource {
  readonly [member: string]: GoogleResource &
    ((parameters?: object) => Promise<{ readonly data: Record<string, unknown> }>);
}

type Googleapis = Readonly<Record<string, GoogleApi>>;

/** Kept from the compiler, which would want the package there. */
function packageName(): string {
  return 'googleapis';
}
