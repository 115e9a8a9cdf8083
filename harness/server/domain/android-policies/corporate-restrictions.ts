import { type LevelSection, section } from './section.js';

const failures = 'Number of sign-in failures before wiping device';
const reuse = 'Number of passwords required before user can reuse a password';

const basic: readonly LevelSection[] = [
  section(
    'AFW-040',
    [1, 'restrictions', 'General'],
    {
      'Default permission policy': 'Device Default',
      'Factory reset': 'Block',
      'USB file transfer': 'Block',
      'External media': 'Block',
      'Data sharing between work and personal profiles': 'Device Default',
    },
    {
      grantsPermissions: { 'Default permission policy': 'Auto grant' },
      resets: 'Factory reset',
      usb: 'USB file transfer',
      media: 'External media',
      blocksSharing: { 'Data sharing between work and personal profiles': 'Block' },
    },
  ),
  section(
    'AFW-041',
    [1, 'restrictions', 'System security'],
    { 'Threat scan on apps': 'Require' },
    {
      noScan: 'Threat scan on apps',
    },
  ),
  section(
    'AFW-042',
    [1, 'restrictions', 'Device experience'],
    { 'Enrollment profile type': 'Fully managed' },
    {
      noType: 'Enrollment profile type',
      dedicated: { 'Enrollment profile type': 'Dedicated device' },
      bringsALauncher: { 'Make Microsoft Launcher the default launcher': 'Enable' },
    },
  ),
  section(
    'AFW-043',
    [1, 'restrictions', 'Device password'],
    { 'Required password type': 'Numeric Complex', 'Minimum password length': '6', [failures]: '10' },
    {
      anyNumber: { 'Required password type': 'Numeric' },
      fourDigits: { 'Minimum password length': '4' },
      neverWipes: failures,
      wipesAtEleven: { [failures]: '11' },
    },
  ),
  section(
    'AFW-044',
    [1, 'restrictions', 'Power settings'],
    { 'Time to lock screen': '5' },
    {
      never: 'Time to lock screen',
      inSeconds: { 'Time to lock screen': '300' },
    },
  ),
  section(
    'AFW-045',
    [1, 'restrictions', 'Users and Accounts'],
    { 'User can configure credentials': 'Block' },
    {
      theyCan: 'User can configure credentials',
    },
  ),
  section(
    'AFW-046',
    [1, 'restrictions', 'Applications'],
    { 'App auto-updates': 'Wi-Fi only' },
    {
      never: { 'App auto-updates': 'Never' },
      always: { 'App auto-updates': 'Always' },
      wholeStore: { 'Allow access to all apps in Google Play store': 'Allow' },
    },
  ),
  section(
    'AFW-047',
    [1, 'restrictions', 'Work profile password'],
    { 'Required password type': 'Numeric Complex', 'Minimum password length': '6', [failures]: '10' },
    {
      anyNumber: { 'Required password type': 'Numeric' },
      fourDigits: { 'Minimum password length': '4' },
      neverWipes: failures,
    },
  ),
];

const enhanced: readonly LevelSection[] = [
  section(
    'AFW-049',
    [2, 'restrictions', 'General'],
    {
      'Factory reset protection emails': 'Google account email addresses',
      'List of email addresses (Google account email addresses option only)': 'example@gmail.com',
    },
    {
      noProtection: 'Factory reset protection emails',
      noAddress: 'List of email addresses (Google account email addresses option only)',
    },
  ),
  section(
    'AFW-050',
    [2, 'restrictions', 'Device password'],
    { 'Number of days until password expires': '365', [reuse]: '5', [failures]: '5' },
    { lastsForever: 'Number of days until password expires', forgetsPasswords: reuse, stillTen: failures },
  ),
  section(
    'AFW-051',
    [2, 'restrictions', 'Users and Accounts'],
    { 'Add new users': 'Block', 'User removal': 'Block', 'Personal Google Accounts': 'Block' },
    { addsUsers: 'Add new users', removesUsers: 'User removal', googleAccounts: 'Personal Google Accounts' },
  ),
  section(
    'AFW-052',
    [2, 'restrictions', 'Work profile password'],
    { [reuse]: '5' },
    {
      forgetsPasswords: reuse,
      reusesTheFifth: { [reuse]: '4' },
    },
  ),
];

const high: readonly LevelSection[] = [
  section(
    'AFW-056',
    [3, 'restrictions', 'General'],
    {
      'Date and Time changes': 'Block',
      'Tethering and access to hotspots': 'Block',
      'Beam data using NFC': 'Block',
      'Search work contacts and display work contact caller-id in personal profile': 'Block',
    },
    {
      changesTheDate: 'Date and Time changes',
      tethers: 'Tethering and access to hotspots',
      beams: 'Beam data using NFC',
      findsContacts: 'Search work contacts and display work contact caller-id in personal profile',
    },
  ),
  section(
    'AFW-057',
    [3, 'restrictions', 'Device password'],
    { 'Disabled lock screen features': 'Trust Agents, Unredacted Notifications' },
    {
      nothing: 'Disabled lock screen features',
      onlyTheFirst: { 'Disabled lock screen features': 'Trust Agents' },
      onlyTheSecond: { 'Disabled lock screen features': 'Unredacted Notifications' },
    },
  ),
  section(
    'AFW-058',
    [3, 'restrictions', 'Applications'],
    { 'App auto-updates': 'Always' },
    {
      stillWifiOnly: 'App auto-updates',
    },
  ),
  section('AFW-059', [3, 'restrictions', 'Work profile password'], { [failures]: '5' }, { stillTen: failures }),
];

/** Restrictions of the company's devices, level by level. */
export const corporateRestrictions: readonly LevelSection[] = [...basic, ...enhanced, ...high];
