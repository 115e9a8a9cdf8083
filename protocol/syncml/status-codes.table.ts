/** Status codes of DM (OMA-TS-DM_RepPro-V1_2, response status codes; MS-MDM §2.2.6.1). */
export const statusCodes = {
  '200': 'OK',
  '202': 'Accepted for processing',
  '212': 'Authentication accepted',
  '213': 'Chunked item accepted and buffered',
  '214': 'Operation cancelled',
  '215': 'Not executed',
  '216': 'Atomic roll back OK',
  '304': 'Not modified',
  '400': 'Bad request',
  '401': 'Invalid credentials',
  '403': 'Forbidden',
  '404': 'Not found',
  '405': 'Command not allowed',
  '406': 'Optional feature not supported',
  '407': 'Authentication required',
  '412': 'Incomplete command',
  '413': 'Request entity too large',
  '414': 'URI too long',
  '415': 'Unsupported media type or format',
  '416': 'Requested size too big',
  '418': 'Already exists',
  '424': 'Size mismatch',
  '425': 'Permission denied',
  '500': 'Command failed',
  '501': 'Command not implemented',
  '505': 'DTD version not supported',
  '507': 'Atomic failed',
  '513': 'Protocol version not supported',
  '516': 'Atomic roll back failed',
} as const;

export type StatusCode = keyof typeof statusCodes;

/** The command was carried out, or will be. */
export const isSuccess = (code: string): boolean => /^2\d\d$/.test(code) && !['214', '215', '216'].includes(code);

/** `404 Not found`; the bare code when it is none of DM. */
export function describeStatus(code: string): string {
  return Object.hasOwn(statusCodes, code) ? `${code} ${statusCodes[code as StatusCode]}` : code;
}
