import type { CspPlugin, NodeCall, NodeSchema } from '../../omadm/csp.js';

const fact = (uri: string, read: (call: NodeCall) => string | undefined): NodeSchema => ({
  uri,
  format: 'chr',
  verbs: ['Get'],
  read,
});

const more =
  (name: string) =>
  ({ world }: NodeCall): string | undefined => {
    const value = world.facts.more?.[name];
    return typeof value === 'string' ? value : undefined;
  };

/** DevInfo, the standard object of every device (OMA-TS-DM_StdObj-V1_2 §5.3.2). */
export const devInfo: CspPlugin = {
  name: 'DevInfo',
  nodes: [
    fact('./DevInfo/DevId', ({ world }) => world.facts.deviceId),
    fact('./DevInfo/Man', ({ world }) => world.facts.manufacturer),
    fact('./DevInfo/Mod', ({ world }) => world.facts.model),
    fact('./DevInfo/DmV', ({ world }) => world.facts.dmVersion ?? '1.3'),
    fact('./DevInfo/Lang', ({ world }) => world.facts.language),
  ],
};

/** DevDetail, with Microsoft's extension (OMA-TS-DM_StdObj-V1_2 §5.3.3; DevDetail CSP). */
export const devDetail: CspPlugin = {
  name: 'DevDetail',
  nodes: [
    fact('./DevDetail/URI/MaxDepth', () => '0'),
    fact('./DevDetail/URI/MaxTotLen', () => '0'),
    fact('./DevDetail/URI/MaxSegLen', () => '0'),
    fact('./DevDetail/DevTyp', ({ world }) => world.facts.model),
    fact('./DevDetail/OEM', ({ world }) => world.facts.manufacturer),
    fact('./DevDetail/SwV', ({ world }) => world.facts.osVersion),
    fact('./DevDetail/FwV', ({ world }) => world.facts.firmwareVersion),
    fact('./DevDetail/HwV', ({ world }) => world.facts.hardwareVersion),
    { ...fact('./DevDetail/LrgObj', () => 'false'), format: 'bool' },
    fact('./DevDetail/Ext/Microsoft/DeviceName', ({ world }) => world.facts.deviceName),
    fact('./DevDetail/Ext/Microsoft/OSPlatform', more('osPlatform')),
    fact('./DevDetail/Ext/Microsoft/ProcessorArchitecture', more('processorArchitecture')),
    fact('./DevDetail/Ext/Microsoft/SMBIOSSerialNumber', ({ world }) => world.facts.serial),
    fact('./DevDetail/Ext/Microsoft/LocalTime', ({ world }) => new Date(world.now).toISOString()),
    { ...fact('./DevDetail/Ext/Microsoft/TotalRAM', () => '8192'), format: 'int' },
    { ...fact('./DevDetail/Ext/Microsoft/TotalStorage', () => '262144'), format: 'int' },
    fact('./DevDetail/Ext/Microsoft/ProcessorType', () => '0'),
    fact('./DevDetail/Ext/Microsoft/MobileID', () => 'Not Present'),
    fact('./DevDetail/Ext/Microsoft/Resolution', () => '1920x1080'),
    {
      ...fact('./DevDetail/Ext/Microsoft/DNSComputerName', ({ world }) => world.facts.deviceName),
      minimumOs: '10.0.19041',
    },
    { ...fact('./DevDetail/Ext/DeviceHardwareData', more('hardwareHash')), minimumOs: '10.0.15063' },
    fact('./DevDetail/Ext/WLANMACAddress', more('mac')),
  ],
};
