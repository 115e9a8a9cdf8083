import { describe, expect, it } from 'vitest';
import { channelsOf } from '../../../protocol/apple/command-channels.table.js';
import { type RequestType, type RequestTypeEntry, requestTypes } from '../../../protocol/apple/request-types.table.js';
import { isOlder } from '../../../protocol/apple/versions.js';
import type { AppleDevice } from '../device.js';
import { managed, tell } from './managed.test.helper.js';

/** MCMDMErrorDomain, as commandment's testdata and Apple's list of error codes have them. */
const unavailable = 12021;
const notSupervised = 12007;

const commands = Object.entries(requestTypes) as readonly (readonly [RequestType, RequestTypeEntry])[];
const on = (family: 'ios' | 'macos') => commands.filter(([, { since }]) => since[family] !== undefined);
const models = { ios: 'iPhone 15', macos: 'MacBook Air' } as const;
const versionOf = (since = ''): string => since.split(' ')[0] ?? '';
const isForSupervised = (since = ''): boolean => since.endsWith('supervised');

function withoutRights(device: AppleDevice): AppleDevice {
  const { mdm } = device.state;
  if (mdm !== undefined) device.update({ mdm: { ...mdm, accessRights: 0 } });
  return device;
}

function forItsUser(device: AppleDevice): AppleDevice {
  device.onBehalfOf = { userId: 'u', shortName: 'ada', longName: 'Ada', pushMagic: 'm', token: '' };
  return device;
}

describe.each(['ios', 'macos'] as const)('a device with %s refuses, with an error chain,', (family) => {
  const model = models[family];

  it.each(commands.filter(([, { since }]) => since[family] === undefined))(
    '%s, which is of other platforms',
    async (type) => {
      expect(await tell(managed({ model }), type)).toMatchObject({ Status: 'Error', code: unavailable });
    },
  );

  it.each(on(family))('%s before the version that has it', async (type, { since }) => {
    const before = isOlder('4.0', versionOf(since[family])) ? '4.0' : '1.0';
    const device = managed({ model, osVersion: before });
    expect(await tell(device, type)).toMatchObject({ Status: 'Error', code: unavailable });
  });

  it.each(on(family).filter(([, { since }]) => isForSupervised(since[family])))(
    '%s unless it is supervised',
    async (type) => {
      const device = managed({ model, supervised: false, ...(family === 'macos' && { osVersion: '10.15.1' }) });
      expect(await tell(device, type)).toMatchObject({ Status: 'Error', code: notSupervised });
    },
  );

  it.each(on(family).filter(([, { userEnrollment = [] }]) => !userEnrollment.includes(family)))(
    '%s in User Enrollment',
    async (type) => {
      const { Status, code } = await tell(managed({ model, mode: 'BYOD' }), type);
      expect([Status, typeof code]).toEqual(['Error', 'number']);
    },
  );

  it.each(on(family).filter(([, { right }]) => right !== undefined))(
    '%s without its access right',
    async (type, entry) => {
      const device = withoutRights(managed({ model }));
      const { Status } = await tell(device, type);
      const own = family === 'ios' || channelsOf(type, 'macos').includes('device');
      if (family === 'macos' && entry.freeOnMac === true && own) expect(Status).not.toBe('NotNow');
      else expect(Status).toBe('Error');
    },
  );
});

describe('a Mac refuses, with an error chain,', () => {
  const mac = on('macos');
  it.each(mac.filter(([type]) => !channelsOf(type, 'macos').includes('user')))('%s for its user', async (type) => {
    const device = forItsUser(managed({ model: 'MacBook Air' }));
    expect(await tell(device, type)).toMatchObject({ Status: 'Error', code: unavailable });
  });

  it.each(mac.filter(([type]) => !channelsOf(type, 'macos').includes('device')))('%s for itself', async (type) => {
    expect(await tell(managed({ model: 'MacBook Air' }), type)).toMatchObject({ Status: 'Error', code: unavailable });
  });
});

describe('a Shared iPad refuses, with an error chain,', () => {
  const shared = { model: 'iPad 10', habits: { shared: true } } as const;
  const ipad = on('ios');
  it.each(ipad.filter(([type]) => !channelsOf(type, 'shared').includes('device')))('%s for itself', async (type) => {
    expect(await tell(managed(shared), type)).toMatchObject({ Status: 'Error', code: unavailable });
  });

  it.each(ipad.filter(([type]) => !channelsOf(type, 'shared').includes('user')))('%s for a user', async (type) => {
    expect(await tell(forItsUser(managed(shared)), type)).toMatchObject({ Status: 'Error', code: unavailable });
  });
});
