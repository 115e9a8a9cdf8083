import { describe, expect, it } from 'vitest';
import type { Fields } from '../../protocol/apple/fields.js';
import {
  acmeFields,
  commonPayloadFields,
  mdmFields,
  scepFields,
  topLevelFields,
} from '../../protocol/apple/payload-types.table.js';
import {
  decodeProfile,
  encodeProfile,
  type PayloadMembers,
  readAcmePayload,
  readMdmPayload,
  readScepPayload,
} from '../../protocol/apple/profile.js';
import { type RequestType, requestTypes } from '../../protocol/apple/request-types.table.js';
import { settingItems } from '../../protocol/apple/settings.table.js';
import { dictToJson } from '../../protocol/plist/json.js';
import { dict } from '../../protocol/plist/value.js';
import { managed, tell } from './commands/managed.test.helper.js';
import { wrongFor } from './plist-values.test.helper.js';

/** Members of dictionaries in items of Settings; those of Shared iPad have a device of their own. */
const withinItems = Object.entries(settingItems).flatMap(([item, { members = {}, ios }]) =>
  Object.entries(members).flatMap(([key, keys]) =>
    Object.entries(keys).map(([name, wanted]) => [item, key, name, wanted, ios === 'shared'] as const),
  ),
);

const casesOf = (fields: Fields): readonly (readonly [string, string])[] =>
  Object.entries(fields).map(([key, { type }]) => [key, type] as const);

const restrictions: PayloadMembers = {
  PayloadType: 'com.apple.applicationaccess',
  PayloadIdentifier: 'p.r',
  PayloadUUID: '2',
  allowCamera: false,
};

async function install(members: PayloadMembers, payload: PayloadMembers) {
  const device = managed();
  const profile = encodeProfile({ PayloadIdentifier: 'p', PayloadUUID: '1', ...members }, [payload]);
  const { Payload = '' } = dictToJson(dict({ Payload: profile }));
  const { Status } = await tell(device, 'InstallProfile', { Payload });
  return { Status, device };
}

describe('an iPhone is given a profile with a value of a wrong type', () => {
  it.each(casesOf(topLevelFields))('for %s, which is no %s: it installs nothing and says why', async (key, type) => {
    for (const wrong of wrongFor(type)) {
      const { Status, device } = await install({ [key]: wrong }, restrictions);
      expect([key, Status, device.state.profiles]).toEqual([key, 'Error', []]);
      expect(device.findings).toContainEqual(expect.objectContaining({ place: `profile.${key}` }));
    }
  });

  it.each(casesOf(commonPayloadFields))('for %s of a payload, which is no %s', async (key, type) => {
    for (const wrong of wrongFor(type)) {
      const { Status, device } = await install({}, { ...restrictions, [key]: wrong });
      expect([key, Status, device.state.profiles]).toEqual([key, 'Error', []]);
      const place = `profile.PayloadContent[0].${key}`;
      expect(device.findings.find((found) => found.place === place)?.section?.document).toBe('apple/device-management');
    }
  });
});

describe('a payload of an enrollment profile', () => {
  const only = (members: PayloadMembers) => {
    const payload = { PayloadType: 't', PayloadIdentifier: 'p.x', PayloadUUID: '2', ...members };
    const [read] = decodeProfile(encodeProfile({ PayloadIdentifier: 'p', PayloadUUID: '1' }, [payload])).message
      .payloads;
    if (read === undefined) throw new Error('no payload');
    return read;
  };
  const readers = [
    ['com.apple.mdm', mdmFields, (members: PayloadMembers) => readMdmPayload(only(members))],
    ['com.apple.security.acme', acmeFields, (members: PayloadMembers) => readAcmePayload(only(members))],
    [
      'com.apple.security.scep',
      scepFields,
      (members: PayloadMembers) => readScepPayload(only({ PayloadContent: dict(members) })),
    ],
  ] as const;
  const cases = readers.flatMap(([name, fields, read]) =>
    casesOf(fields).map(([key, type]) => [name, key, type, read] as const),
  );

  it.each(cases)('%s: %s that is no %s is left out, with the section that it breaks', (name, key, type, read) => {
    for (const wrong of wrongFor(type)) {
      const { message, findings } = read({ [key]: wrong });
      expect(Object.hasOwn(message, key)).toBe(false);
      const found = findings.find(({ place }) => place === `${name}.${key}`);
      expect(found).toMatchObject({ severity: 'fail', section: { document: 'apple/device-management' } });
    }
  });
});

describe.each(['iPhone 15', 'MacBook Air'])('%s is given a command', (model) => {
  const cases = (Object.keys(requestTypes) as RequestType[]).flatMap((type) =>
    Object.entries(requestTypes[type].keys).map(([key, wanted]) => [type, key, wanted.replace('!', '')] as const),
  );

  it.each(cases)('%s whose %s is no %s: it does not obey, and goes on', async (RequestType, key, type) => {
    const device = managed({ model });
    for (const wrong of wrongFor(type)) {
      const { [key]: value = '' } = dictToJson(dict({ [key]: wrong }));
      const { Status } = await tell(device, RequestType, { [key]: value });
      expect([key, Status]).toEqual([key, expect.stringMatching(/^(Error|CommandFormatError|NotNow)$/)]);
    }
    expect(await tell(device, 'ProfileList')).toMatchObject({ Status: 'Acknowledged' });
  });

  it.each(Object.entries(settingItems))(
    'Settings with %s of wrong types: the item fails by itself',
    async (Item, { keys }) => {
      const device = managed({ model });
      for (const [key, wanted] of Object.entries(keys)) {
        for (const wrong of wrongFor(wanted.replace('!', ''))) {
          const { [key]: value = '' } = dictToJson(dict({ [key]: wrong }));
          const { Status, Settings } = await tell(device, 'Settings', { Settings: [{ Item, [key]: value }] });
          expect([Status, Settings]).toEqual(['Acknowledged', [expect.objectContaining({ Status: 'Error' })]]);
        }
      }
    },
  );
});

describe('Settings with a dictionary whose members have wrong types', () => {
  it.each(withinItems)(
    '%s.%s.%s, which is no %s: the item fails by itself',
    async (Item, key, name, wanted, shared) => {
      for (const wrong of wrongFor(wanted.replace('!', ''))) {
        const device = managed({ habits: shared ? { shared } : {} });
        const { [key]: value = '' } = dictToJson(dict({ [key]: dict({ [name]: wrong }) }));
        const { Settings } = await tell(device, 'Settings', { Settings: [{ Item, [key]: value }] });
        expect(Settings).toEqual([expect.objectContaining({ Status: 'Error' })]);
        expect(device.state.settings?.[Item]).toBeUndefined();
      }
    },
  );
});

describe('a profile with a DurationUntilRemoval that is no number', () => {
  it.each(wrongFor('real').filter((wrong) => typeof wrong !== 'number'))('%j is not installed', async (wrong) => {
    const { Status, device } = await install({ DurationUntilRemoval: wrong }, restrictions);
    expect([Status, device.state.profiles]).toEqual(['Error', []]);
    expect(device.findings).toContainEqual(expect.objectContaining({ place: 'profile.DurationUntilRemoval' }));
  });
});
