/** Milliseconds of a google.protobuf.Duration in JSON (`3600s`, `0.5s`); undefined for anything else. */
export function readDuration(value: unknown): number | undefined {
  const match = typeof value === 'string' ? /^(\d{1,12}(?:\.\d{1,9})?)s$/.exec(value) : null;
  return match?.[1] === undefined ? undefined : Number(match[1]) * 1_000;
}

export const writeDuration = (ms: number): string => `${ms / 1_000}s`;

/** google.protobuf.Timestamp in JSON. */
export const timestamp = (ms: number): string => new Date(ms).toISOString();
