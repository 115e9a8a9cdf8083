import { describe, expect, it } from 'vitest';
import { readProvisioningPackage, writeProvisioningPackage } from './codec.js';
import type { ProvisioningPackage } from './messages.js';
import { isSealed, openPackage, sealPackage } from './seal.js';

const full: ProvisioningPackage = {
  id: '5E8DAF80-FE9D-1919-E91C-1E0C0CC0E895',
  name: 'Classroom & lab',
  deviceName: 'Contoso-%SERIAL%',
  computerName: 'OLD-1',
  directory: { authority: 'https://login.test/directory', bulkToken: 'a.b.c' },
  localAdministrator: { userName: 'local', password: 'p<w>' },
  wifi: { ssid: 'Campus', type: 'WPA2-Personal', key: 'secret' },
  productKey: 'ENT00-00000-00000-00000-00000',
  sharedUse: true,
  removeSoftware: true,
  applications: ['Reader', 'Writer'],
  certificates: ['Campus root'],
  commands: ['setup.cmd /quiet'],
};

const plain: ProvisioningPackage = {
  ...{ id: full.id, name: 'Plain', sharedUse: false, removeSoftware: false },
  ...{ applications: [], certificates: [], commands: [] },
};

const withSetting = (xml: string): Uint8Array =>
  Buffer.from(
    `<?xml version="1.0"?><WindowsCustomizations>
      <PackageConfig xmlns="urn:schemas-Microsoft-com:Windows-ICD-Package-Config.v1.0"><ID>{1}</ID><Name>n</Name></PackageConfig>
      <Settings xmlns="urn:schemas-microsoft-com:windows-provisioning"><Customizations><Common>${xml}</Common></Customizations></Settings>
    </WindowsCustomizations>`,
  );

describe('a customizations file', () => {
  it.each([
    ['with everything', full],
    ['with nothing but a name', plain],
  ])('keeps a package %s', (_what, given) => {
    expect(readProvisioningPackage(writeProvisioningPackage(given))).toEqual({ message: given, findings: [] });
  });

  it('is read by namespace, as the designer writes it', () => {
    const { message } = readProvisioningPackage(
      withSetting('<Accounts><Azure><Authority>https://a</Authority><BPRT>t</BPRT></Azure></Accounts>'),
    );
    expect(message.directory).toEqual({ authority: 'https://a', bulkToken: 't' });
  });

  it('is read with a finding where a network has an unknown type', () => {
    const { findings } = readProvisioningPackage(
      withSetting(
        '<ConnectivityProfiles><WLANConfig SSID="a"><SecurityType>WEP</SecurityType></WLANConfig></ConnectivityProfiles>',
      ),
    );
    expect(findings).toMatchObject([{ received: 'WEP', severity: 'fail' }]);
  });

  it.each([
    ['no XML', 'PK\u0003\u0004'],
    ['another document', '<a/>'],
    ['a file without settings', '<WindowsCustomizations/>'],
    ['nothing', ''],
  ])('is none: %s', (_what, text) => {
    expect(() => readProvisioningPackage(Buffer.from(text))).toThrow(
      expect.objectContaining({ code: 'PACKAGE_UNREADABLE' }),
    );
  });
});

describe('a sealed package', () => {
  const bytes = writeProvisioningPackage(full);
  const sealed = sealPackage(bytes, 'right-one', new Uint8Array(28).fill(7));

  it('opens with its password', () => {
    expect([isSealed(sealed), isSealed(bytes)]).toEqual([true, false]);
    expect(Buffer.from(openPackage(sealed, 'right-one'))).toEqual(Buffer.from(bytes));
  });

  it('stays shut for another password, and when it was changed', () => {
    const changed = Uint8Array.from(sealed, (byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte));
    for (const attempt of [() => openPackage(sealed, 'wrong-one'), () => openPackage(changed, 'right-one')])
      expect(attempt).toThrow(expect.objectContaining({ code: 'PACKAGE_PASSWORD' }));
  });
});
