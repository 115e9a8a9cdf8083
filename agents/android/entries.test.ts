import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKnoxProfile } from '../../protocol/android/knox-profile.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { startRig } from './rig.test.helper.js';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

/** How a device on this API level fares: `enrolled`, or the code of its refusal. */
async function fares(way: string, method: Method, apiLevel: number, habits: JsonObject = {}): Promise<string> {
  const tenant = await rig.tenant();
  const entry = await tenant.issue(method, { entry: way });
  return outcomeOf(tenant, entry, { apiLevel, habits });
}

async function outcomeOf(
  tenant: Awaited<ReturnType<typeof rig.tenant>>,
  entry: EnrollmentEntry,
  overrides: JsonObject,
): Promise<string> {
  const outcome = await tenant.device({ overrides })().enroll(entry, tenant.ada);
  return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
}

describe('a way in by mode and API level', () => {
  it.each([
    ['qr', 'android-cope', 35, 'enrolled'],
    ['qr', 'android-fully-managed', 26, 'enrolled'],
    ['qr', 'android-fully-managed', 25, 'API_LEVEL'],
    ['nfc', 'android-fully-managed', 35, 'enrolled'],
    ['nfc', 'android-dedicated', 26, 'enrolled'],
    ['nfc', 'android-cope', 29, 'enrolled'],
    ['nfc', 'android-cope', 30, 'MODE_NOT_BY_NFC'],
    ['token', 'android-dedicated', 35, 'enrolled'],
    ['token', 'android-cope', 29, 'enrolled'],
    ['token', 'android-cope', 30, 'MODE_NOT_BY_IDENTIFIER'],
    ['token', 'android-aosp-user', 33, 'ENTRY_NOT_OFFERED'],
    ['zero-touch', 'android-cope', 35, 'enrolled'],
    ['zero-touch', 'android-fully-managed', 25, 'API_LEVEL'],
    ['kme', 'android-fully-managed', 33, 'NOT_IN_CLOUD'],
    ['file', 'android-aosp-user', 33, 'FILE_NOT_TAKEN'],
  ] as const)('%s for %s at API level %i: %s', async (way, method, apiLevel, result) => {
    expect(await fares(way, method, apiLevel)).toBe(result);
  });

  it('by Knox Mobile Enrollment leads to the same service, by custom JSON without a wrapper', async () => {
    expect(await fares('kme', 'android-fully-managed', 33, { knox: 3.9 })).toBe('enrolled');
    const tenant = await rig.tenant();
    const { configuration } = await tenant.issue('android-dedicated', { entry: 'kme' });
    const profile = JSON.parse(configuration?.text ?? '{}') as { readonly customJson?: string };
    expect(Object.keys(JSON.parse(profile.customJson ?? '{}'))).toEqual([
      'test.muster.dpc.EXTRA_ENROLLMENT_TOKEN',
      'test.muster.dpc.EXTRA_ENROLLMENT_SERVICE_URL',
    ]);
  });
});

describe('what is spoiled on its way', () => {
  it.each([
    ['a tag that is cut', { nfcTag: Buffer.from([0xd2, 0x20, 0x10]).toString('base64') }],
    ['an empty tag', { nfcTag: '' }],
    ['a file of another kind', { file: '<xml/>' }],
    ['a configuration that is no object', { configuration: { service: 'zero-touch', text: '[]' } }],
    ['a profile without custom JSON', { configuration: { service: 'kme', text: '{"customJson":7}' } }],
  ] as const)('%s is unreadable and resets nothing', async (_name, part) => {
    const tenant = await rig.tenant();
    const agent = tenant.device({ overrides: { habits: { loadsFiles: true, knox: 3 } } })();
    const entry = { platform: 'android', method: 'android-fully-managed', ...part } as const;
    expect(await agent.enroll(entry, tenant.ada)).toMatchObject({ kind: 'refused', refusal: { code: 'unreadable' } });
    expect(agent.evidence().state).toMatchObject({ factoryResets: 0 });
  });

  it('names a key that a profile repeats', () => {
    const text = '{"component":"a/.B","component":"a/.C","customJson":"{}"}';
    expect(readKnoxProfile(text).findings).toContainEqual(expect.objectContaining({ requirement: 'XAD-010' }));
  });
});

describe('a restart before registration', () => {
  it('leaves a device that looks enrolled, and can start over after a reset', async () => {
    const tenant = await rig.tenant();
    const agent = tenant.device({ overrides: { habits: { restartsBeforeRegistration: true } } })();
    const outcome = await agent.enroll(await tenant.issue('android-dedicated'), tenant.ada);
    expect(outcome).toEqual({ kind: 'abandoned', step: 'Restart' });
    expect(agent.evidence()).toMatchObject({
      phase: 'enrolling',
      state: { provisioning: 'SETUP_FINALIZED', mode: 'dedicated' },
    });
    expect(await agent.wake('boot')).toMatchObject({ kind: 'refused' });
    expect(await tenant.session.admin.readDevices()).toEqual([]);
    expect(await agent.enroll(await tenant.issue('android-dedicated'), tenant.ada)).toMatchObject({
      refusal: { code: 'HAS_DEVICE_OWNER' },
    });
  });
});
