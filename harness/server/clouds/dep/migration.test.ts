import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DepWorld } from './dep.test.helper.js';

const deadline = '2030-01-08T12:00:00Z';
const profile = { profile_name: 'Fleet', url: 'https://mdm.example/enroll' };

let world: DepWorld;
beforeAll(async () => {
  world = await DepWorld.start();
});
afterAll(() => world.service.close());

const move = (serial: string, server: string, migrationDeadline?: string) =>
  world.portal('POST', '/organisations/org/assign', {
    serials: [serial],
    server,
    ...(migrationDeadline !== undefined && { migrationDeadline }),
  });

const configuration = async (serial: string) =>
  (await world.send('GET', `/muster/configuration/${serial}`, {})).body.mdm_migration_deadline;

describe('the migration of a device', () => {
  it('is told to the device with a profile of the new server, and not after it was moved back', async () => {
    const [before, after] = [await world.addServer('before'), await world.addServer('after')];
    await world.addDevices(['M1'], before);
    const [old, fresh] = [
      await world.connect(await world.downloadToken(before)),
      await world.connect(await world.downloadToken(after)),
    ];
    await move('M1', after, deadline);
    expect(await configuration('M1')).toBeUndefined();
    await fresh('POST', '/profile', { ...profile, devices: ['M1'] });
    expect(await configuration('M1')).toBe(deadline);
    await move('M1', before);
    await old('POST', '/profile', { ...profile, devices: ['M1'] });
    expect(await configuration('M1')).toBeUndefined();
  });

  it('has a deadline by RFC 3339 or is refused', async () => {
    const [before, after] = [await world.addServer('one'), await world.addServer('other')];
    await world.addDevices(['M2'], before);
    expect((await move('M2', after, 'next week')).status).toBe(400);
  });
});
