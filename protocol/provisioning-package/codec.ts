import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { child, childrenNamed, descend, type XmlElement } from '../xml/element.js';
import { readXml } from '../xml/read.js';
import { element, writeXmlDocument, type XmlContent } from '../xml/write.js';
import { type ProvisioningPackage, type WifiNetwork, wifiTypes } from './messages.js';

const configNamespace = 'urn:schemas-Microsoft-com:Windows-ICD-Package-Config.v1.0';
const settingsNamespace = 'urn:schemas-microsoft-com:windows-provisioning';

const text = (name: string, value: string | undefined): XmlContent =>
  value === undefined ? undefined : element(name, {}, value);

/** The customizations file of a package, UTF-8. */
export function writeProvisioningPackage(given: ProvisioningPackage): Uint8Array {
  const config = element(
    'PackageConfig',
    { xmlns: configNamespace },
    element('ID', {}, `{${given.id}}`),
    element('Name', {}, given.name),
    element('Version', {}, '1.0'),
    element('OwnerType', {}, 'ITAdmin'),
    element('Rank', {}, '0'),
  );
  const common = element('Common', {}, ...settingsOf(given));
  const settings = element('Settings', { xmlns: settingsNamespace }, element('Customizations', {}, common));
  return new TextEncoder().encode(writeXmlDocument(element('WindowsCustomizations', {}, config, settings)));
}

function settingsOf(given: ProvisioningPackage): readonly XmlContent[] {
  return [
    accounts(given),
    given.deviceName === undefined ? undefined : element('DevDetail', {}, text('DNSComputerName', given.deviceName)),
    wifi(given.wifi),
    given.productKey === undefined
      ? undefined
      : element('EditionUpgrade', {}, text('UpgradeEditionWithProductKey', given.productKey)),
    given.sharedUse ? element('SharedPC', {}, text('EnableSharedPCMode', 'True')) : undefined,
    given.removeSoftware ? element('CleanPC', {}, text('CleanPCWithoutRetainingUserData', 'True')) : undefined,
    list('Applications', 'Application', given.applications),
    list('Certificates', 'RootCertificate', given.certificates),
    given.commands.length === 0
      ? undefined
      : element('ProvisioningCommands', {}, ...given.commands.map((line) => element('CommandLine', {}, line))),
  ];
}

function accounts({ directory, computerName, localAdministrator }: ProvisioningPackage): XmlContent {
  if (directory === undefined && computerName === undefined && localAdministrator === undefined) return undefined;
  return element(
    'Accounts',
    {},
    directory && element('Azure', {}, text('Authority', directory.authority), text('BPRT', directory.bulkToken)),
    computerName === undefined ? undefined : element('ComputerAccount', {}, text('ComputerName', computerName)),
    localAdministrator &&
      element(
        'Users',
        {},
        element(
          'User',
          { UserName: localAdministrator.userName },
          text('Password', localAdministrator.password),
          text('UserGroup', 'Administrators'),
        ),
      ),
  );
}

const wifi = (network: WifiNetwork | undefined): XmlContent =>
  network &&
  element(
    'ConnectivityProfiles',
    {},
    element('WLANConfig', { SSID: network.ssid }, text('SecurityType', network.type), text('SecurityKey', network.key)),
  );

const list = (name: string, item: string, values: readonly string[]): XmlContent =>
  values.length === 0 ? undefined : element(name, {}, ...values.map((value) => element(item, { Name: value })));

/** Reads a customizations file. Throws ProtocolError `PACKAGE_UNREADABLE` when it is none. */
export function readProvisioningPackage(bytes: Uint8Array): Decoded<ProvisioningPackage> {
  const findings = new Findings();
  const root = readRoot(bytes);
  const config = child(root, configNamespace, 'PackageConfig');
  const common = descend(child(root, settingsNamespace, 'Settings'), settingsNamespace, 'Customizations', 'Common');
  if (config === undefined || common === undefined)
    throw new ProtocolError('PACKAGE_UNREADABLE', 'PackageConfig or Customizations/Common is missing');
  const at = (...path: readonly string[]): string | undefined =>
    descend(common, settingsNamespace, ...path)?.text.trim();
  const directory = directoryIn(at);
  const network = wifiIn(common, findings);
  const administrator = administratorIn(common);
  const [deviceName, computerName] = [
    at('DevDetail', 'DNSComputerName'),
    at('Accounts', 'ComputerAccount', 'ComputerName'),
  ];
  const productKey = at('EditionUpgrade', 'UpgradeEditionWithProductKey');
  const message: ProvisioningPackage = {
    id: child(config, configNamespace, 'ID')?.text.replace(/[{}]/g, '') ?? '',
    name: child(config, configNamespace, 'Name')?.text ?? '',
    ...(deviceName !== undefined && { deviceName }),
    ...(computerName !== undefined && { computerName }),
    ...(directory && { directory }),
    ...(administrator && { localAdministrator: administrator }),
    ...(network && { wifi: network }),
    ...(productKey !== undefined && { productKey }),
    sharedUse: isTrue(at('SharedPC', 'EnableSharedPCMode')),
    removeSoftware: isTrue(at('CleanPC', 'CleanPCWithoutRetainingUserData')),
    applications: namesIn(common, 'Applications', 'Application'),
    certificates: namesIn(common, 'Certificates', 'RootCertificate'),
    commands: itemsIn(common, 'ProvisioningCommands', 'CommandLine').map((line) => line.text),
  };
  return { message, findings: findings.list };
}

function readRoot(bytes: Uint8Array): XmlElement {
  try {
    const { message: root } = readXml(bytes);
    if (root.name === 'WindowsCustomizations') return root;
    throw new ProtocolError('PACKAGE_UNREADABLE', `the file begins with ${root.name}, expected WindowsCustomizations`);
  } catch (cause) {
    if (cause instanceof ProtocolError && cause.code === 'PACKAGE_UNREADABLE') throw cause;
    throw new ProtocolError('PACKAGE_UNREADABLE', 'the package is no customizations file', { cause });
  }
}

const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

function directoryIn(at: (...path: readonly string[]) => string | undefined): ProvisioningPackage['directory'] {
  const [authority, bulkToken] = [at('Accounts', 'Azure', 'Authority'), at('Accounts', 'Azure', 'BPRT')];
  return authority === undefined || bulkToken === undefined ? undefined : { authority, bulkToken };
}

function administratorIn(common: XmlElement): ProvisioningPackage['localAdministrator'] {
  const user = descend(common, settingsNamespace, 'Accounts', 'Users', 'User');
  const userName = user?.attributes.find(({ name }) => name === 'UserName')?.value;
  if (user === undefined || userName === undefined) return undefined;
  return { userName, password: child(user, settingsNamespace, 'Password')?.text ?? '' };
}

function wifiIn(common: XmlElement, findings: Findings): WifiNetwork | undefined {
  const config = descend(common, settingsNamespace, 'ConnectivityProfiles', 'WLANConfig');
  if (config === undefined) return undefined;
  const told = child(config, settingsNamespace, 'SecurityType')?.text ?? '';
  const type = wifiTypes.find((one) => one === told);
  if (type === undefined)
    findings.add({
      expected: wifiTypes.join(' or '),
      received: told,
      place: 'ConnectivityProfiles/WLANConfig/SecurityType',
    });
  const key = child(config, settingsNamespace, 'SecurityKey')?.text;
  const ssid = config.attributes.find(({ name }) => name === 'SSID')?.value ?? '';
  return { ssid, type: type ?? 'Open', ...(key !== undefined && { key }) };
}

function itemsIn(common: XmlElement, name: string, item: string): readonly XmlElement[] {
  const parent = child(common, settingsNamespace, name);
  return parent === undefined ? [] : childrenNamed(parent, settingsNamespace, item);
}

const namesIn = (common: XmlElement, name: string, item: string): readonly string[] =>
  itemsIn(common, name, item).map(({ attributes }) => attributes.find((each) => each.name === 'Name')?.value ?? '');
