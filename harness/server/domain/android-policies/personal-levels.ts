import { type LevelSection, section } from './section.js';

/* The enhanced and the high level for personal devices with a work profile. A level lists what it adds to the one below it, or changes there. */

const compliance: readonly LevelSection[] = [
  section(
    'AFW-014',
    [2, 'compliance', 'Device Health'],
    {
      'Rooted devices': 'Block',
      'Google Play Services is configured': 'Require',
      'Up-to-date security provider': 'Require',
      'SafetyNet device attestation': 'Check basic integrity & certified devices',
      'Required SafetyNet evaluation type': 'Hardware-backed key',
    },
    {
      trustsRooted: 'Rooted devices',
      forgetsPlay: 'Google Play Services is configured',
      oldProviders: 'Up-to-date security provider',
      basicIsEnough: { 'SafetyNet device attestation': 'Check basic integrity' },
      softwareIsEnough: 'Required SafetyNet evaluation type',
    },
  ),
  section(
    'AFW-018',
    [2, 'compliance', 'Device Properties'],
    { 'Minimum OS version': '9.0' },
    {
      anyVersion: 'Minimum OS version',
      newerThanAsked: { 'Minimum OS version': '10.0' },
    },
  ),
  section(
    'AFW-019',
    [2, 'compliance', 'System Security'],
    {
      'Require a password to unlock mobile devices': 'Require',
      'Required password type': 'Numeric Complex',
      'Minimum password length': '6',
      'Maximum minutes of inactivity before password is required': '5',
      'Encryption of data storage on device': 'Require',
      'Block apps from unknown sources': 'Block',
      'Company Portal app runtime integrity': 'Require',
      'Block USB debugging on device': 'Block',
    },
    {
      noPassword: 'Require a password to unlock mobile devices',
      anyNumber: { 'Required password type': 'Numeric' },
      fourDigits: { 'Minimum password length': '4' },
      locksLate: { 'Maximum minutes of inactivity before password is required': '15' },
      noEncryption: 'Encryption of data storage on device',
      unknownSources: 'Block apps from unknown sources',
      changedApp: 'Company Portal app runtime integrity',
      usbDebugging: 'Block USB debugging on device',
    },
  ),
  section(
    'AFW-030',
    [3, 'compliance', 'Microsoft Defender for Endpoint'],
    { 'Require the device to be at or under the machine risk score': 'Clear' },
    {
      ignoresRisk: 'Require the device to be at or under the machine risk score',
      lowIsFine: { 'Require the device to be at or under the machine risk score': 'Low' },
    },
  ),
  section(
    'AFW-031',
    [3, 'compliance', 'Device Health'],
    { 'Require the device to be at or under the Device Threat Level': 'Secured' },
    {
      ignoresThreats: 'Require the device to be at or under the Device Threat Level',
      lowIsFine: { 'Require the device to be at or under the Device Threat Level': 'Low' },
    },
  ),
  section(
    'AFW-032',
    [3, 'compliance', 'Device Properties'],
    { 'Minimum OS version': '11.0' },
    {
      theOlderVersion: 'Minimum OS version',
      newerThanAsked: { 'Minimum OS version': '12.0' },
    },
  ),
  section(
    'AFW-033',
    [3, 'compliance', 'System Security'],
    { 'Number of days until password expires': '365', 'Number of previous passwords to prevent use': '5' },
    {
      lastsForever: 'Number of days until password expires',
      lastsLonger: { 'Number of days until password expires': '400' },
      reusesAny: 'Number of previous passwords to prevent use',
      reusesTheFifth: { 'Number of previous passwords to prevent use': '4' },
    },
  ),
];

const restrictions: readonly LevelSection[] = [
  section(
    'AFW-023',
    [2, 'restrictions', 'Work profile settings'],
    {
      'Copy and paste between work and personal profiles': 'Block',
      'Data sharing between work and personal profiles':
        'Apps in work profile can handle sharing request from personal profile',
      'Default app permissions': 'Device Default',
      'Add and remove accounts': 'Block',
      'Contact sharing via Bluetooth': 'Enable',
      'Screen capture': 'Block',
      'Allow widgets from work profile apps': 'Enable',
      'Require Work Profile Password': 'Require',
      'Minimum password length': '6',
      'Maximum minutes of inactivity until work profile locks': '5',
      'Number of sign-in failures before wiping the work profile': '10',
      'Required password type': 'Numeric complex',
    },
    {
      pastesAnywhere: 'Copy and paste between work and personal profiles',
      screenshots: 'Screen capture',
      elevenFailures: { 'Number of sign-in failures before wiping the work profile': '11' },
      blocksNotifications: { 'Work profile notifications while device locked': 'Block' },
      blocksContactSearch: { 'Search work contacts from personal profile': 'Block' },
      grantsPermissions: { 'Default app permissions': 'Auto grant' },
    },
  ),
  section(
    'AFW-025',
    [2, 'restrictions', 'Device password'],
    {
      'Minimum password length': '6',
      'Maximum minutes of inactivity until screen locks': '5',
      'Number of sign-in failures before wiping device': '10',
      'Required password type': 'Numeric complex',
    },
    {
      fourDigits: { 'Minimum password length': '4' },
      locksLate: { 'Maximum minutes of inactivity until screen locks': '15' },
      neverWipes: 'Number of sign-in failures before wiping device',
      anyNumber: { 'Required password type': 'Numeric' },
      expires: { 'Password expiration (days)': '365' },
      remembers: { 'Prevent reuse of previous passwords': '5' },
    },
  ),
  section(
    'AFW-027',
    [2, 'restrictions', 'System Security'],
    {
      'Threat scan on apps': 'Require',
      'Prevent app installations from unknown sources in the personal profile': 'Block',
    },
    {
      noScan: 'Threat scan on apps',
      unknownSources: 'Prevent app installations from unknown sources in the personal profile',
    },
  ),
  section(
    'AFW-034',
    [3, 'restrictions', 'Work profile settings'],
    {
      'Work profile notifications while device locked': 'Block',
      'Contact sharing via Bluetooth': 'Not configured',
      'Search work contacts from personal profile': 'Block',
      'Allow widgets from work profile apps': 'Not configured',
      'Number of sign-in failures before wiping the work profile': '5',
      'Password expiration (days)': '365',
      'Prevent reuse of previous passwords': '5',
      'Smart Lock and other trust agents': 'Block',
    },
    {
      showsNotifications: 'Work profile notifications while device locked',
      sharesContacts: 'Contact sharing via Bluetooth',
      findsContacts: 'Search work contacts from personal profile',
      keepsWidgets: 'Allow widgets from work profile apps',
      stillTen: 'Number of sign-in failures before wiping the work profile',
      lastsForever: 'Password expiration (days)',
      forgetsPasswords: 'Prevent reuse of previous passwords',
      trustsAgents: 'Smart Lock and other trust agents',
    },
  ),
  section(
    'AFW-035',
    [3, 'restrictions', 'Device password'],
    {
      'Number of sign-in failures before wiping device': '5',
      'Password expiration (days)': '365',
      'Prevent reuse of previous passwords': '5',
    },
    {
      stillTen: 'Number of sign-in failures before wiping device',
      lastsForever: 'Password expiration (days)',
      forgetsPasswords: 'Prevent reuse of previous passwords',
    },
  ),
];

export const personalLevels: readonly LevelSection[] = [...compliance, ...restrictions];
