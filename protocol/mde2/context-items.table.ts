/** A context item of RequestSecurityToken as MS-MDE2 §3.4.4.1.1.1 lists it. */
export interface ContextItemRow {
  readonly name: string;
  /** What its value looks like. */
  readonly value: RegExp;
  /** May stand more than once. */
  readonly repeats?: true;
  /** Every Windows client sends it. */
  readonly always?: true;
  /** From this EnrollmentVersion on. */
  readonly since?: string;
}

const version = /^\d+\.\d+\.\d+\.\d+$/;
const flag = /^(true|false)$/i;
const any = /^/;

export const contextItemRows: readonly ContextItemRow[] = [
  { name: 'OSEdition', value: /^\d+$/, always: true },
  { name: 'OSVersion', value: version, always: true },
  { name: 'DeviceName', value: any, always: true },
  { name: 'EnrollmentType', value: /^(Full|Device)$/, always: true },
  { name: 'DeviceType', value: any, always: true },
  { name: 'ApplicationVersion', value: version, always: true },
  { name: 'DeviceID', value: /^[\dA-F-]{8,64}$/i, always: true },
  { name: 'EnrollmentData', value: any },
  { name: 'MAC', value: /^([\dA-F]{2}[:-]?){6}$/i, repeats: true },
  { name: 'IMEI', value: /^\d{14,16}$/, repeats: true },
  { name: 'TargetedUserLoggedIn', value: flag },
  { name: 'Locale', value: any },
  { name: 'HWDevID', value: /^[\dA-F]{64}$/i },
  { name: 'BulkAADJ', value: flag },
  { name: 'ZeroTouchProvisioning', value: any },
  { name: 'OfflineAutoPilotEnrollmentCorrelator', value: /^[\dA-Za-z][\dA-Za-z-]{0,99}$/ },
  { name: 'UXInitiated', value: flag },
  { name: 'ExternalMgmtAgentHint', value: any },
  { name: 'DomainName', value: any },
  { name: 'NotInOobe', value: flag },
  { name: 'AIKAttestationClaim', value: any, since: '5.0' },
  { name: 'AIKPub', value: any, since: '5.0' },
  { name: 'AIKCert', value: any, since: '5.0' },
  { name: 'AadAIKAttestationClaim', value: any, since: '5.0' },
  { name: 'AADPub', value: any, since: '5.0' },
  { name: 'EmmDeviceId', value: any, since: '5.0' },
  { name: 'RequestVersion', value: /^\d\.\d$/, since: '5.0' },
  { name: 'AzureAttestationBlob', value: any, since: '6.0' },
  { name: 'AttestationStatus', value: any, since: '7.0' },
  { name: 'AttestationStatusHResult', value: /^0x[\dA-F]{8}$/i, since: '7.0' },
  { name: 'AzureAttestationCorrelationVector', value: any, since: '7.0' },
  { name: 'BootstrapDomainJoin', value: flag },
  { name: 'PlugandForget', value: flag },
  { name: 'WhiteGlove', value: flag },
  { name: 'WhiteGloveHybridJoin', value: flag },
];
