import { describe, expect, it } from 'vitest';
import type { TenantContext } from '../tenant.js';
import { joinedHardware } from './directory-devices.js';

const joined = (deviceName: string, serial?: string) => ({
  at: 0,
  kind: 'directory-registered',
  upn: 'ada@contoso.test',
  detail: { kind: 'join', deviceId: `id of ${deviceName}`, deviceName, ...(serial && { serial, model: 'Laptop' }) },
});

const events = [joined('PC-1', '001'), joined('PC-2', '002'), joined('PC-3')];
const context = { state: { events } } as unknown as TenantContext;

describe('the PC that somebody has joined', () => {
  it.each([
    ['PC-1', '001'],
    ['PC-2', '002'],
    ['PC-3', undefined],
    ['PC-4', undefined],
  ])('%s is found by its name, though others were joined after it', (name, serial) => {
    expect(joinedHardware(context, 'ada@contoso.test', name)?.serial).toBe(serial);
  });

  it('is nobody else’s', () => {
    expect(joinedHardware(context, 'grace@contoso.test', 'PC-1')).toBeUndefined();
  });
});
