import { describe, expect, it } from 'vitest';
import { RecordingRuleBook, soundRules } from '../../protocol/base/rule.js';
import type { ItemCommand, Request } from '../../protocol/syncml/messages.js';
import type { TreeWorld } from './csp.js';
import { assembled, type PartialObject } from './large-objects.js';

const facts = { deviceId: 'd', manufacturer: 'Muster', model: 'PC', osVersion: '10.0.1', language: 'en-US' };
const world: TreeWorld = { now: 0, rules: soundRules, facts, userSignedIn: true };
const node = './Device/Vendor/MSFT/DMClient/Provider/MDM/HelpWebsite';

const piece = (data: string, { size, more = false }: { size?: number; more?: boolean } = {}): ItemCommand => ({
  verb: 'Replace',
  cmdId: '1',
  items: [
    {
      target: node,
      data,
      ...(size !== undefined && { meta: { size } }),
      ...(more && { moreData: true }),
    },
  ],
});

const get: Request = { verb: 'Get', cmdId: '2', items: [{ target: './DevInfo/Man' }] };
const begun: PartialObject = { target: node, data: 'abc', size: 6 };

/** OMA-TS-DM_Protocol-V1_2, large object handling. */
describe('large objects', () => {
  it('keep the first piece and its size, and answer it with 213', () => {
    const { requests, answers, partial } = assembled(world, undefined, [piece('abc', { size: 6, more: true })], 4);
    expect(requests).toEqual([]);
    expect(answers).toMatchObject([{ msgRef: 4, cmdRef: '1', cmd: 'Replace', data: '213', targetRefs: [node] }]);
    expect(partial).toEqual(begun);
  });

  it('are whole with the last piece', () => {
    const { requests, answers, partial } = assembled(world, begun, [piece('def')], 5);
    expect(requests).toMatchObject([{ verb: 'Replace', items: [{ target: node, data: 'abcdef' }] }]);
    expect(answers).toEqual([]);
    expect(partial).toBeUndefined();
  });

  it('that are not as long as was told are answered with 424 and not carried out', () => {
    const { requests, answers } = assembled(world, begun, [piece('defg')], 5);
    expect(requests).toEqual([]);
    expect(answers).toMatchObject([{ data: '424' }]);
  });

  it('leave other commands of the message alone', () => {
    const { requests } = assembled(world, undefined, [get, piece('abc', { size: 6, more: true })], 4);
    expect(requests).toEqual([get]);
  });

  it('that another command breaks off are reported by Alert 1225 and forgotten', () => {
    const { requests, alerts, partial } = assembled(world, begun, [get], 5);
    expect(requests).toEqual([get]);
    expect(alerts).toMatchObject([{ data: '1225', items: [{ source: node }] }]);
    expect(partial).toBeUndefined();
  });

  it('are kept while the server only asks for the next message', () => {
    const next: Request = { verb: 'Alert', cmdId: '3', data: '1222', items: [] };
    expect(assembled(world, begun, [next], 5).alerts).toEqual([]);
  });

  it('count nothing in a device that does not compare sizes', () => {
    const careless = { ...world, rules: new RecordingRuleBook(['XDM-129/countsNothing']) };
    expect(assembled(careless, begun, [piece('defg')], 5).requests).toHaveLength(1);
  });
});
