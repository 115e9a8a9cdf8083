/** Status names of Google APIs and the HTTP status that each is answered with (google.rpc.Code, HTTP mapping). */
export const googleStatus = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNIMPLEMENTED: 501,
  UNAVAILABLE: 503,
} as const;
export type GoogleStatus = keyof typeof googleStatus;

/** Body of a refused call (google.rpc.Status in JSON). */
export interface GoogleError {
  readonly error: { readonly code: number; readonly message: string; readonly status: GoogleStatus };
}

export function googleError(status: GoogleStatus, message: string): GoogleError {
  return { error: { code: googleStatus[status], message, status } };
}
