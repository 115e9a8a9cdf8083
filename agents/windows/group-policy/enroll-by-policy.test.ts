import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import { Findings } from '../../../protocol/base/finding.js';
import { soundRules } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import { writeRegistryPolicy } from '../../../protocol/group-policy/registry-policy.js';
import type { AgentWorld } from '../../device/agent.js';
import { findModel, loadModels } from '../../device/models.js';
import { willingPerson } from '../../person/person.js';
import { createDevice } from '../../platforms.js';
import { EnrollmentRefused } from '../refused.js';
import { enrollByPolicy } from './enroll-by-policy.js';
import type { EnrollmentPolicy } from './rules.js';

const model = findModel(loadModels(), 'Surface Laptop');
const ada = willingPerson('Ada', 'ada@contoso.test', 'secret');
const key = 'Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\MDM';
const policyOf = (values: Readonly<Record<string, number | string>>): Uint8Array =>
  writeRegistryPolicy(Object.entries(values).map(([name, value]) => ({ key, name, value })));

/** What becomes of a PC whose domain answers like this; the directory behind it is not there. */
async function attempt(answer: Uint8Array | string | Error, method: Method = 'windows-gpo') {
  const record = createDevice({ name: 'pc', model, seed: 'b'.repeat(64), method });
  const send: AgentWorld['transport']['send'] = async ({ url, step }) => {
    if (answer instanceof Error || !['GroupPolicy', 'CoManagement'].includes(step))
      throw answer instanceof Error ? answer : new ProtocolError('TRANSPORT_REFUSED', 'no directory');
    const body = typeof answer === 'string' ? new TextEncoder().encode(answer) : answer;
    return { status: 200, headers: {}, body, url, exchange: 0, decode: () => {} };
  };
  const world = { model, clock: { now: () => 0 }, rules: soundRules, transport: { exchanges: [], send } };
  const device = { record, world: world as unknown as AgentWorld, findings: new Findings() };
  const entry: EnrollmentEntry = { platform: 'windows', method, url: 'https://ad.contoso.test/Registry.pol' };
  const kept: EnrollmentPolicy[] = [];
  const code = await enrollByPolicy(device, entry, ada, (policy) => kept.push(policy)).then(
    () => 'enrolled',
    (error: unknown) => (error instanceof EnrollmentRefused ? error.refusal.code : Promise.reject(error)),
  );
  return { code, policy: kept[0] };
}

/** Learn, "Enroll a Windows device automatically using Group Policy". */
describe('a PC that enrolls by policy', () => {
  it.each<[string, Uint8Array | string | Error, string, Method?]>([
    ['no policy tells it to', policyOf({ AutoEnrollMDM: 0 }), '0x80180031'],
    ['there is no policy at all', policyOf({}), '0x80180031'],
    ['DisableRegistration keeps it out', policyOf({ AutoEnrollMDM: 1, DisableRegistration: 1 }), '0x80180026'],
    ['the policy cannot be read', Uint8Array.of(1, 2, 3), '0x80180008'],
    ['the domain is not there', new ProtocolError('TRANSPORT_REFUSED', 'refused'), '0x80072EFD'],
    ['the directory is not there', policyOf({ AutoEnrollMDM: 1 }), '0x80072EFD'],
    ['co-management is off', '{"enabled":false}', '0x80180031', 'windows-comanagement'],
  ])('does not where %s', async (_case, answer, code, method) => {
    expect((await attempt(answer, method)).code).toBe(code);
  });

  it('keeps what its policy says', async () => {
    const values = { AutoEnrollMDM: 1, UseAADCredentialType: 2, MDMApplicationId: 'app' };
    expect((await attempt(policyOf(values))).policy).toEqual({
      autoEnroll: true,
      credentialType: 2,
      registrationDisabled: false,
      applicationId: 'app',
    });
  });

  it('goes by its directory alone where it is hybrid-joined, and by the credential of the device with co-management', async () => {
    expect((await attempt('', 'windows-hybrid')).policy).toMatchObject({ autoEnroll: true, credentialType: 1 });
    const managed = await attempt('{"enabled":true}', 'windows-comanagement');
    expect(managed.policy).toMatchObject({ autoEnroll: true, credentialType: 2 });
  });
});
