import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../../../../protocol/apple/profile.js';
import { systemClock } from '../../../../../protocol/base/clock.js';
import { systemRandom } from '../../../../../protocol/base/random.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { dict } from '../../../../../protocol/plist/value.js';
import { settingNames } from '../../../domain/apple-policies/setting-names.table.js';
import { completeEnrollment, recordEnrolling } from '../../../domain/devices.js';
import { settingsKinds } from '../../../domain/settings.js';
import type { DeviceState } from '../../../domain/state.js';
import { silentLogger } from '../../../logger.js';
import { startReferenceServer } from '../../../reference-server.js';
import type { ReferenceServer } from '../../../server.js';
import type { Tenant } from '../../../tenant.js';
import { learnFromAnswer } from './learn.js';
import { beginPolicies, planPolicies } from './plan.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ clock: systemClock, random: systemRandom, logger: silentLogger, version: '0' });
});
afterAll(() => server.close());

function put(tenant: Tenant, kind: string, document: JsonObject): void {
  tenant.state.settings.set(kind, settingsKinds[kind]?.normalize(document, tenant.context()) ?? {});
}

/** An iPhone that is enrolled and has told whether it is supervised, in a session of its own. */
function enrolled(tenant: Tenant, supervised: boolean): DeviceState {
  const facts = { platform: 'ios', method: 'ios-byod', enrollmentId: 'UDID-1', certificateSha256: '00' } as const;
  const device = recordEnrolling(tenant.state, facts, tenant.clock.now());
  completeEnrollment(tenant.state, device, tenant.clock.now());
  beginPolicies(tenant, device);
  answerAll(device);
  learnFromAnswer(tenant, device, dict({ QueryResponses: dict({ IsSupervised: supervised, OSVersion: '18.1' }) }));
  planPolicies(tenant, device);
  return device;
}

function answerAll(device: DeviceState): void {
  for (const command of device.commands) command.state = 'acknowledged';
}

const kindsOf = (device: DeviceState): readonly string[] =>
  device.commands.filter(({ state }) => state === 'queued').map(({ kind }) => kind);

function installed(device: DeviceState) {
  const { payload } = device.commands.findLast(({ kind }) => kind === 'InstallProfile') ?? {};
  const { $data = '' } = (payload?.Payload ?? {}) as { readonly $data?: string };
  return readProfile(new Uint8Array(Buffer.from($data, 'base64')));
}

const level = (number: number): JsonObject => ({ policies: [{ name: 'work', for: 'personal', level: number }] });

describe('the plan for a device', () => {
  it('is empty where there is no policy', () => {
    const tenant = server.createTenant();
    const device = enrolled(tenant, false);
    expect([device.commands, device.detail.policies]).toEqual([[], undefined]);
  });

  it('asks what the device is before anything else', () => {
    const tenant = server.createTenant();
    put(tenant, 'apple-configuration', level(1));
    const device = enrolled(tenant, false);
    expect(device.commands.map(({ kind }) => kind)).toEqual(['DeviceInformation', 'InstallProfile']);
  });

  it('sends a profile that reads without a finding, once', () => {
    const tenant = server.createTenant();
    put(tenant, 'apple-configuration', level(3));
    const device = enrolled(tenant, false);
    expect(installed(device).findings).toEqual([]);
    answerAll(device);
    beginPolicies(tenant, device);
    expect(kindsOf(device)).toEqual([]);
  });

  it('sends it again under the same identifier and another UUID when it changed', () => {
    const tenant = server.createTenant();
    put(tenant, 'apple-configuration', level(1));
    const device = enrolled(tenant, false);
    const { profile: before } = installed(device).message;
    answerAll(device);
    put(tenant, 'apple-configuration', level(2));
    beginPolicies(tenant, device);
    const { profile: after } = installed(device).message;
    expect(kindsOf(device)).toEqual(['InstallProfile']);
    expect(after.PayloadIdentifier).toBe(before.PayloadIdentifier);
    expect(after.PayloadUUID).not.toBe(before.PayloadUUID);
  });

  it('takes away what no policy wants any more', () => {
    const tenant = server.createTenant();
    const apps = [{ identifier: 'com.example.notes' }];
    put(tenant, 'apple-configuration', { policies: [{ name: 'work', level: 1, apps }] });
    const device = enrolled(tenant, false);
    answerAll(device);
    put(tenant, 'apple-configuration', { policies: [] });
    beginPolicies(tenant, device);
    expect(device.commands.map(({ kind }) => kind)).toEqual(['RemoveProfile', 'RemoveApplication']);
    answerAll(device);
    beginPolicies(tenant, device);
    expect(kindsOf(device)).toEqual([]);
  });

  it('keeps no more than one round of questions about compliance', () => {
    const tenant = server.createTenant();
    put(tenant, 'apple-compliance', {
      policies: [{ name: 'c', settings: [{ setting: 'Simple passwords', value: 'Block' }] }],
    });
    const device = enrolled(tenant, true);
    for (let session = 0; session < 5; session++) {
      answerAll(device);
      beginPolicies(tenant, device);
    }
    expect(kindsOf(device)).toEqual(['DeviceInformation', 'SecurityInfo', 'ManagedApplicationFeedback']);
    expect(device.commands.length).toBeLessThan(6);
  });
});

describe('settings that the form has', () => {
  it('write each its own key', () => {
    const keys = Object.values(settingNames).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['an unknown setting', { setting: 'Block coffee', value: 'Yes' }],
    ['a word that it does not take', { setting: 'Block Siri', value: 'Perhaps' }],
    ['a text for a number', { setting: 'Minimum password length', value: 'six' }],
  ])('refuse %s', (_name, line) => {
    const tenant = server.createTenant();
    const document = { policies: [{ name: 'work', settings: [line] }] };
    expect(() => put(tenant, 'apple-configuration', document)).toThrow(/setting|takes/);
  });
});
