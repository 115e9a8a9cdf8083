import { describe, expect, it } from 'vitest';
import { knownPayloads } from '../../protocol/apple/known-payloads.table.js';
import { nestedKeys } from '../../protocol/apple/nested-keys.table.js';
import { encodeProfile } from '../../protocol/apple/profile.js';
import { type RequestType, type RequestTypeEntry, requestTypes } from '../../protocol/apple/request-types.table.js';
import { dictToJson } from '../../protocol/plist/json.js';
import { dict, type PlistValue } from '../../protocol/plist/value.js';
import { managed, tell } from './commands/managed.test.helper.js';
import { values, wrongFor } from './plist-values.test.helper.js';

describe('an iPhone is given a payload that it reads', () => {
  const cases = Object.entries(knownPayloads).flatMap(([type, fields]) =>
    Object.entries(fields).map(([key, field]) => [type, key, field.type] as const),
  );

  it.each(cases)('%s whose %s is no %s: it installs nothing and says why', async (PayloadType, key, type) => {
    for (const wrong of wrongFor(type)) {
      const device = managed();
      const payload = { PayloadType, PayloadIdentifier: 'p.x', PayloadUUID: '2', [key]: wrong };
      const bytes = encodeProfile({ PayloadIdentifier: 'p', PayloadUUID: '1' }, [payload]);
      const { Payload = '' } = dictToJson(dict({ Payload: bytes }));
      expect(await tell(device, 'InstallProfile', { Payload })).toMatchObject({ Status: 'Error' });
      expect(device.state.profiles).toEqual([]);
      const found = device.findings.find(({ place }) => place === `${PayloadType}.${key}`);
      expect(found?.section).toMatchObject({ document: 'apple/device-management' });
    }
  });
});

/** A Mac obeys it for its user only. */
const usersOnly = new Set(['ActiveNSExtensions', 'ManagedApplicationFeedback']);

const entryOf = (type: string): RequestTypeEntry => requestTypes[type as RequestType];

/** Members that let a command through up to the one in question. */
function requiredOf(type: RequestType): Readonly<Record<string, PlistValue>> {
  const required = Object.entries(requestTypes[type].keys).filter(([, wanted]) => wanted.endsWith('!'));
  return Object.fromEntries(required.map(([key, wanted]) => [key, valueFor(wanted)]));
}

const valueFor = (wanted: string): PlistValue => values[wanted.replace('!', '') as keyof typeof values];

describe.each(['iPhone 15', 'MacBook Air'])('%s is given a command with keys within keys', (model) => {
  const family = model === 'MacBook Air' ? 'macos' : 'ios';
  const cases = Object.entries(nestedKeys)
    .filter(([type]) => entryOf(type).since[family] !== undefined && !usersOnly.has(type))
    .flatMap(([type, keys]) =>
      Object.entries(keys ?? {}).flatMap(([key, { each, keys: members }]) => {
        const table = members ?? (typeof each === 'string' ? { '': each } : each) ?? {};
        return Object.entries(table).map(
          ([name, wanted]) => [type as RequestType, key, name, wanted, each !== undefined] as const,
        );
      }),
    );

  it.each(cases)('%s: %s with a wrong "%s", which is no %s', async (type, key, name, wanted, isList) => {
    for (const wrong of wrongFor(wanted.replace('!', ''))) {
      const device = managed({ model });
      const inner = name === '' ? wrong : dict({ [name]: wrong });
      const members = { ...requiredOf(type), [key]: isList ? [inner] : inner };
      const { Status } = await tell(device, type, dictToJson(dict(members)));
      expect([wrong, Status]).toEqual([wrong, expect.stringMatching(/^(Error|CommandFormatError)$/)]);
      expect(device.findings.some(({ place = '' }) => place.startsWith(`${type}.${key}`))).toBe(true);
    }
  });
});
