/** Results that a Windows client arrives at by itself (Learn, "MDM Registration Constants"; MENROLL_E_ constants of mdmregistration.h). */
export const clientResults = Object.freeze({
  unknownError: '0x80180008',
  alreadyEnrolled: '0x8018000A',
  notEnrolled: '0x8018000B',
  discoveryCertificateDate: '0x8018000D',
  invalidTlsCertificate: '0x80180012',
  notSupported: '0x80180015',
  insecureRedirect: '0x8018001A',
  certificateStore: '0x8018001E',
  applicationW7: '0x8018001F',
  dmClient: '0x80180020',
  provisioningMisc: '0x80180022',
  provisioningUnknown: '0x80180023',
  tlsCertificateNotFound: '0x80180024',
  blockedByPolicy: '0x80180026',
  privateKeyCreation: '0x80180027',
  emptyMessage: '0x80180029',
  userCancelled: '0x8018002A',
  notConfigured: '0x80180031',
});

/** Results of Windows itself (winerror.h). */
export const systemResults = Object.freeze({ accessDenied: '0x80070005' });

/** Results without a server's word: the name cannot be resolved, the connection fails (winhttp.h as HRESULT, facility WIN32). */
export const networkResults = Object.freeze({
  nameNotResolved: '0x80072EE7',
  cannotConnect: '0x80072EFD',
  connectionAborted: '0x80072EFE',
  timeout: '0x80072EE2',
  secureFailure: '0x80072F8F',
});

/** A bare HTTP status as Windows reports it: facility HTTP, 0x8019; 400 is `0x80190190`, 200 with an unusable body `0x801900C8`. */
export function httpResult(status: number): string {
  return `0x8019${status.toString(16).toUpperCase().padStart(4, '0')}`;
}
