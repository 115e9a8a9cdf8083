import { holdsPolicy, notInComplianceReport, passwordTypeIs } from '../../harness/checks/aosp-policies.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then } from './define.js';
import type { Scene } from './scene.js';

const passwordType = 'Required password type';

async function assignPolicies(scene: Scene, kinds: readonly string[], name: string, lines: JsonObject): Promise<void> {
  const { admin } = scene.target;
  const compliance = { platform: 'Android (AOSP)', name, settings: { 'System Security': lines }, assignments: 'all' };
  if (kinds.includes('Compliance')) await admin.putSettings('compliance-policies', { policies: [compliance] });
  if (kinds.includes('Configuration'))
    await admin.putSettings('aosp-configuration', { policies: [{ name, settings: lines }] });
}

export const steps: readonly StepDefinition[] = [
  given(
    'a compliance and a configuration policy {string} for devices without Google services',
    (scene: Scene, name: string) =>
      assignPolicies(scene, ['Compliance', 'Configuration'], name, { 'Minimum password length': '6' }),
  ),
  given(
    'a {word} policy for devices without Google services requires the password type {string}',
    (scene: Scene, kind: string, type: string) => assignPolicies(scene, [kind], 'Passwords', { [passwordType]: type }),
  ),
  then('the device holds the {word} policy {string}', (scene: Scene, kind: string, name: string) =>
    scene.expect(holdsPolicy, { kind, name }),
  ),
  then(
    'the password type {string} of the {word} policy is not applicable',
    (scene: Scene, type: string, kind: string) => scene.expect(passwordTypeIs, { kind, type, state: 'not applicable' }),
  ),
  then('the password type {string} of the {word} policy is succeeded', (scene: Scene, type: string, kind: string) =>
    scene.expect(passwordTypeIs, { kind, type, state: 'succeeded' }),
  ),
  then('the compliance report has no row of the device', (scene: Scene) => scene.expect(notInComplianceReport, {})),
];
