/** A way to refuse an enrollment message, and what Windows makes of it (MS-MDE2 §2.2.10). */
export interface FaultRow {
  /** As written on the wire. */
  readonly name: string;
  /** Prefix under which the specification writes the subcode: `s` SOAP, `a` WS-Addressing. */
  readonly prefix?: 's' | 'a';
  /** `0x8018xxxx` */
  readonly hresult: string;
  readonly symbol: string;
}

/** Subcodes of a fault. */
export const faultSubcodes = [
  { name: 'MessageFormat', prefix: 's', hresult: '0x80180001', symbol: 'MENROLL_E_DEVICE_MESSAGE_FORMAT_ERROR' },
  { name: 'Authentication', prefix: 's', hresult: '0x80180002', symbol: 'MENROLL_E_DEVICE_AUTHENTICATION_ERROR' },
  { name: 'Authorization', prefix: 's', hresult: '0x80180003', symbol: 'MENROLL_E_DEVICE_AUTHORIZATION_ERROR' },
  {
    name: 'CertificateRequest',
    prefix: 's',
    hresult: '0x80180004',
    symbol: 'MENROLL_E_DEVICE_CERTIFICATEREQUEST_ERROR',
  },
  { name: 'EnrollmentServer', prefix: 's', hresult: '0x80180005', symbol: 'MENROLL_E_DEVICE_CONFIGMGRSERVER_ERROR' },
  {
    name: 'InternalServiceFault',
    prefix: 'a',
    hresult: '0x80180006',
    symbol: 'MENROLL_E_DEVICE_INTERNALSERVICE_ERROR',
  },
  { name: 'InvalidSecurity', prefix: 'a', hresult: '0x80180007', symbol: 'MENROLL_E_DEVICE_INVALIDSECURITY_ERROR' },
] as const satisfies readonly FaultRow[];

/** ErrorTypes of DeviceEnrollmentServiceError; they say more than the subcode and go before it. */
export const faultErrorTypes = [
  { name: 'DeviceCapReached', hresult: '0x80180013', symbol: 'MENROLL_E_DEVICECAPREACHED' },
  { name: 'DeviceNotSupported', hresult: '0x80180014', symbol: 'MENROLL_E_DEVICENOTSUPPORTED' },
  { name: 'NotSupported', hresult: '0x80180015', symbol: 'MENROLL_E_NOTSUPPORTED' },
  { name: 'NotEligibleToRenew', hresult: '0x80180016', symbol: 'MENROLL_E_NOTELIGIBLETORENEW' },
  { name: 'InMaintenance', hresult: '0x80180017', symbol: 'MENROLL_E_INMAINTENANCE' },
  { name: 'UserLicense', hresult: '0x80180018', symbol: 'MENROLL_E_USERLICENSE' },
  { name: 'InvalidEnrollmentData', hresult: '0x80180019', symbol: 'MENROLL_E_ENROLLMENTDATAINVALID' },
  { name: 'CustomServerError', hresult: '0x80180032', symbol: 'MENROLL_E_CUSTOMSERVERERROR' },
] as const satisfies readonly FaultRow[];

export type FaultSubcode = (typeof faultSubcodes)[number]['name'];
export type FaultErrorType = (typeof faultErrorTypes)[number]['name'];
