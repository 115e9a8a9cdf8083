import { type LevelSection, section } from './section.js';

/** Compliance of the company's devices, level by level; a level lists what it adds to the one below it, or changes there. */
export const corporateCompliance: readonly LevelSection[] = [
  section(
    'AFW-036',
    [1, 'compliance', 'Device Health'],
    { 'SafetyNet device attestation': 'Check basic integrity & certified devices' },
    {
      noAttestation: 'SafetyNet device attestation',
      basicIsEnough: { 'SafetyNet device attestation': 'Check basic integrity' },
    },
  ),
  section(
    'AFW-037',
    [1, 'compliance', 'Device Properties'],
    { 'Minimum OS version': '9.0' },
    {
      anyVersion: 'Minimum OS version',
      newerThanAsked: { 'Minimum OS version': '10.0' },
    },
  ),
  section(
    'AFW-038',
    [1, 'compliance', 'System Security'],
    {
      'Require a password to unlock mobile devices': 'Require',
      'Required password type': 'Numeric Complex',
      'Minimum password length': '6',
      'Maximum minutes of inactivity before password is required': '5',
      'Encryption of data storage on device': 'Require',
      'Intune app runtime integrity': 'Require',
    },
    {
      noPassword: 'Require a password to unlock mobile devices',
      anyNumber: { 'Required password type': 'Numeric' },
      fourDigits: { 'Minimum password length': '4' },
      locksLate: { 'Maximum minutes of inactivity before password is required': '15' },
      noEncryption: 'Encryption of data storage on device',
      changedApp: 'Intune app runtime integrity',
    },
  ),
  section(
    'AFW-048',
    [2, 'compliance', 'System Security'],
    {
      'Number of days until password expires': '365',
      'Number of passwords required before user can reuse a password': '5',
    },
    {
      lastsForever: 'Number of days until password expires',
      lastsLonger: { 'Number of days until password expires': '400' },
      reusesAny: 'Number of passwords required before user can reuse a password',
      reusesTheFifth: { 'Number of passwords required before user can reuse a password': '4' },
    },
  ),
  section(
    'AFW-053',
    [3, 'compliance', 'Microsoft Defender for Endpoint'],
    { 'Require the device to be at or under the machine risk score': 'Clear' },
    {
      ignoresRisk: 'Require the device to be at or under the machine risk score',
      lowIsFine: { 'Require the device to be at or under the machine risk score': 'Low' },
    },
  ),
  section(
    'AFW-054',
    [3, 'compliance', 'Device Health'],
    { 'Require the device to be at or under the Device Threat Level': 'Secured' },
    {
      ignoresThreats: 'Require the device to be at or under the Device Threat Level',
      lowIsFine: { 'Require the device to be at or under the Device Threat Level': 'Low' },
    },
  ),
  section(
    'AFW-055',
    [3, 'compliance', 'Device Properties'],
    { 'Minimum OS version': '11.0' },
    {
      theOlderVersion: 'Minimum OS version',
      newerThanAsked: { 'Minimum OS version': '12.0' },
    },
  ),
];
