import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import type { Command, Results } from '../../protocol/syncml/messages.js';
import { alertHeader } from './alert-header.js';
import { statusOf } from './answers.js';
import { isOfFormat } from './node-format.js';
import { askedBesides } from './node-lists.js';
import { syncVersion, withResult } from './original-error.js';
import { compareVersions } from './os-version.js';
import { portionOf } from './pieces.js';
import { TreeSchema } from './tree-schema.js';

const facts = { deviceId: 'd', manufacturer: 'm', model: 'm', osVersion: '10.0', language: 'en-US' };
const world = { now: 0, rules: soundRules, facts, userSignedIn: true };

/** OMA-TS-DM_Protocol-V1_2, large object handling. */
describe('results in pieces', () => {
  const results: Results = {
    verb: 'Results',
    cmdId: '3',
    msgRef: 1,
    cmdRef: '2',
    items: [{ source: './A', data: 'x'.repeat(250) }],
  };
  const status: Command = { ...statusOf({ verb: 'Get', cmdId: '2', items: [] }, 1, '200'), cmdId: '2' };

  it('stay whole where they fit, and where nobody cuts them', () => {
    expect(portionOf(world, [status, results], undefined)).toEqual({ now: [status, results], later: [] });
    expect(portionOf(world, [status, results], { length: 250 }).now).toEqual([status, results]);
  });

  it('go out one by one, the first with the size of all, and the rest of the message after the last', () => {
    const { now, later } = portionOf(world, [status, results, status], { length: 100 });
    const [piece] = now.slice(-1) as Results[];
    expect(piece?.items[0]).toMatchObject({ meta: { size: 250 }, moreData: true, data: 'x'.repeat(100) });
    const second = portionOf(world, later, { length: 100 });
    expect((second.now[0] as Results).items[0]).toEqual({
      source: './A',
      meta: {},
      moreData: true,
      data: 'x'.repeat(100),
    });
    const third = portionOf(world, second.later, { length: 100 });
    expect((third.now[0] as Results).items[0]).toEqual({ source: './A', meta: {}, data: 'x'.repeat(50) });
    expect([third.now.length, third.later]).toEqual([2, []]);
  });

  it('can be wrong on purpose', () => {
    const short = portionOf(world, [results], { length: 100, ends: 'short' }).now[0] as Results;
    expect(short.items[0]?.meta?.size).toBe(259);
    expect(portionOf(world, [results], { length: 100, ends: 'broken' }).later).toEqual([]);
  });
});

/** MS-MDM §2.2.5.1. */
describe('the result behind a failure', () => {
  const failed = statusOf({ verb: 'Get', cmdId: '2', items: [] }, 1, '404');

  it('is told from version 3.0 on, and of failures only', () => {
    expect(withResult(world, 3, failed)).toMatchObject({ data: '404', originalError: '0x86000002' });
    expect(withResult(world, 2, failed)).toEqual(failed);
    const fine = statusOf({ verb: 'Get', cmdId: '2', items: [] }, 1, '200');
    expect(withResult(world, 5, fine)).toEqual(fine);
  });

  it('goes by the version that the tree has, 1 where it has none', () => {
    expect(syncVersion({ 'Device/Vendor/MSFT/DMClient/Provider/P/SyncApplicationVersion': '4.0' })).toBe(4);
    expect(syncVersion({})).toBe(1);
  });
});

/** MS-MDM §2.1, note 5. */
describe('the header of urgent alerts', () => {
  const alert = (mark: string, type = 'a', data = '1226') => ({ data, items: [{ meta: { mark, type } }] });

  it.each([
    [[alert('fatal')], '<a>'],
    [[alert('critical'), alert('harmless', 'b')], '<a><b>'],
    [[alert('warning')], undefined],
    [[alert('fatal', 'a', '1224')], undefined],
    [[], undefined],
  ])('%#', (alerts, header) => {
    expect(alertHeader(world, alerts)).toBe(header);
  });
});

/** OMA-TS-DM_TND-V1_2. */
describe('what a Get asks of a node besides its value', () => {
  const leaf = (uri: string, initial: string) => ({ uri, format: 'int' as const, verbs: ['Get'] as const, initial });
  const schema = new TreeSchema([{ name: 'A', nodes: [leaf('./A/B/One', '1'), leaf('./A/B/Two', '2')] }]);
  const asked = (target: string) => askedBesides({ schema, state: {}, world }, target);

  it('is nothing for an address without a question', () => {
    expect(asked('./A/B')).toBeUndefined();
  });

  it.each([
    ['./A/B?prop=Name', 'B'],
    ['./A/B/One?prop=Format', 'int'],
  ])('%s', (target, data) => {
    expect(asked(target)?.found?.data).toBe(data);
  });

  it.each([
    ['./A/B?prop=ACL', '406'],
    ['./A/B?list=Everything', '406'],
    ['./A/Nowhere?list=Struct', '404'],
  ])('%s is answered with %s', (target, status) => {
    expect(asked(target)?.status).toBe(status);
  });

  it('is a list of what lies below', () => {
    expect(asked('./A?list=StructData')?.listed).toEqual([
      { uri: './A', format: 'node' },
      { uri: './A/B', format: 'node' },
      { uri: './A/B/One', format: 'int', data: '1' },
      { uri: './A/B/Two', format: 'int', data: '2' },
    ]);
    expect(asked('./A/B?list=Struct')?.listed?.[1]).toEqual({ uri: './A/B/One', format: 'int' });
  });

  it('is one document', () => {
    expect(asked('./A/B/One?list=TNDS')?.found).toEqual({
      format: 'xml',
      data: expect.stringContaining(
        '<NodeName>One</NodeName><RTProperties><Format><int/></Format></RTProperties><Value>1</Value>',
      ),
    });
  });
});

describe('text of a format', () => {
  it.each([
    ['int', '42', 'x'],
    ['bool', 'true', 'yes'],
    ['b64', 'AQID', '%'],
    ['float', '1.5e3', '1,5'],
    ['null', '', 'x'],
  ] as const)('%s', (format, good, bad) => {
    expect([isOfFormat(format, good), isOfFormat(format, bad)]).toEqual([true, false]);
  });
});

describe('versions', () => {
  it.each([
    ['10.0.9', '10.0.10', -1],
    ['15', '15.0', 0],
    ['10.0.26200.1', '10.0.26200', 1],
  ])('%s and %s', (first, second, sign) => {
    expect(Math.sign(compareVersions(first, second))).toBe(sign);
  });
});
