import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../../protocol/base/rule.js';
import { Alert, type Command, type Results, SyncHdr, type SyncMl } from '../../../../protocol/syncml/messages.js';
import type { DeviceState } from '../../domain/state.js';
import { emptyState } from '../../tenant-state.js';
import { alertsOf, takeGenericAlerts } from './generic-alerts.js';
import { type PartialResult, takePieces } from './pieces.js';

const context = { now: 7, rules: soundRules, editions: new Set<string>(), state: emptyState() };
const header = SyncHdr.create({ sessionId: '1', msgId: 2, target: 'https://x.test/', source: 'd' });
const message = (...body: readonly Command[]): SyncMl => ({ header, body, final: true });
const sent = { '1/2': { command: 'c', verb: 'Get', target: './A', inner: false } };

function device(): DeviceState {
  const command = { id: 'c', kind: 'Get ./A', payload: {}, state: 'acknowledged' as const, queuedAt: 0 };
  return {
    id: 'd',
    platform: 'windows',
    method: 'windows-byod',
    enrollmentId: 'd',
    state: 'enrolled',
    commands: [command],
    detail: {},
  };
}

const piece = (data: string, more: boolean, size?: number): Results => ({
  verb: 'Results',
  cmdId: '3',
  msgRef: 1,
  cmdRef: '2',
  items: [
    {
      source: './A',
      meta: { format: 'chr', ...(size !== undefined && { size }) },
      data,
      ...(more && { moreData: true }),
    },
  ],
});

/** OMA-TS-DM_Protocol-V1_2, large object handling. */
describe('results in pieces', () => {
  const held: PartialResult = { command: 'c', source: './A', format: 'chr', data: 'ab', size: 4 };

  it('are held until the last has come, and are then the result of their command', () => {
    const owner = device();
    const first = takePieces(context, owner, { sent }, message(piece('ab', true, 4)));
    expect(first).toMatchObject({ statuses: [{ cmd: 'Results', cmdRef: '3', data: '213' }], partial: held, said: [] });
    expect(first.message.body).toEqual([]);
    const last = takePieces(context, owner, { sent: {}, partial: held }, message(piece('cd', false)));
    expect(last).toMatchObject({ statuses: [{ data: '200' }], said: [] });
    expect(last.partial).toBeUndefined();
    expect(owner.commands[0]).toMatchObject({
      state: 'acknowledged',
      result: { items: [{ uri: './A', data: 'abcd' }] },
    });
  });

  it('fail their command when they are of another size', () => {
    const owner = device();
    const { statuses } = takePieces(context, owner, { sent: {}, partial: held }, message(piece('cde', false)));
    expect(statuses).toMatchObject([{ data: '424' }]);
    expect(owner.commands[0]).toMatchObject({ state: 'failed', result: { status: '424' } });
  });

  it('fail their command when they break off, and the device is told', () => {
    const owner = device();
    const { said, partial } = takePieces(context, owner, { sent: {}, partial: held }, message());
    expect(said).toMatchObject([{ verb: 'Alert', data: '1225', items: [{ source: './A' }] }]);
    expect([partial, owner.commands[0]?.state]).toEqual([undefined, 'failed']);
  });

  it('leave a result alone that came whole', () => {
    const whole = message(piece('abcd', false));
    expect(takePieces(context, device(), { sent }, whole)).toEqual({ message: whole, statuses: [], said: [] });
  });
});

describe('generic alerts', () => {
  const alert = (type: string, code = '1226') =>
    Alert.create({ cmdId: '1', data: code, items: [{ source: './A', meta: { type, mark: 'warning' }, data: '1' }] });

  it('are kept with all that they say, oldest first, and other alerts are not', () => {
    const owner = device();
    takeGenericAlerts(context, owner, message(alert('a'), alert('b', '1224'), alert('c')));
    const kept = { at: 7, format: 'chr', mark: 'warning', source: './A', data: '1' };
    expect(alertsOf(owner)).toEqual([
      { ...kept, type: 'a' },
      { ...kept, type: 'c' },
    ]);
  });

  it('are fifty at most', () => {
    const owner = device();
    for (let count = 0; count < 60; count++) takeGenericAlerts(context, owner, message(alert(`${count}`)));
    expect(alertsOf(owner).map(({ type }) => type)).toEqual(Array.from({ length: 50 }, (_, at) => `${at + 10}`));
  });
});
