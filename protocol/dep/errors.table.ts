/**
 * Errors of Apple's device assignment service: the code is the whole body of the answer, the number its HTTP status
 * (Apple Device Management, "Interpreting error codes", and the pages of the single calls).
 */
export const depErrors = {
  ACCESS_DENIED: 403,
  CONFIG_NAME_INVALID: 400,
  CONFIG_NAME_REQUIRED: 400,
  CONFIG_URL_INVALID: 400,
  CONFIG_URL_REQUIRED: 400,
  CURSOR_REQUIRED: 400,
  DEPARTMENT_INVALID: 400,
  DEVICE_ID_REQUIRED: 400,
  EXHAUSTED_CURSOR: 400,
  EXPIRED_CURSOR: 400,
  FLAGS_INVALID: 400,
  FORBIDDEN: 403,
  INVALID_CURSOR: 400,
  LOCALE_INVALID: 400,
  MAGIC_INVALID: 400,
  MALFORMED_REQUEST_BODY: 400,
  PROFILE_NOT_FOUND: 404,
  PROFILE_UUID_REQUIRED: 400,
  SUPPORT_EMAIL_INVALID: 400,
  SUPPORT_PHONE_INVALID: 400,
  T_C_NOT_SIGNED: 403,
  UNAUTHORIZED: 401,
  USER_AGENT_INVALID: 400,
  USER_AGENT_MISSING: 400,
  APPLE_SEED_FOR_IT_TURNED_OFF: 403,
} as const;
export type DepError = keyof typeof depErrors;

/** Why `/session` refuses, in the words of the OAuth problem reporting extension that the service uses. */
export const sessionProblems = {
  parameter_absent: 400,
  parameter_rejected: 400,
  signature_method_rejected: 400,
  version_rejected: 400,
  consumer_key_unknown: 401,
  nonce_used: 401,
  signature_invalid: 401,
  timestamp_refused: 401,
  token_rejected: 401,
} as const;
export type SessionProblem = keyof typeof sessionProblems;

export const isDepError = (text: string): text is DepError => Object.hasOwn(depErrors, text);
