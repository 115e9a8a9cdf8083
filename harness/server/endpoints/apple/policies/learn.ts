import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { arrayOf, booleanOf, dictOf, type PlistDict, stringOf } from '../../../../../protocol/plist/value.js';
import { complianceFor } from '../../../domain/apple-policies/applicable.js';
import { judgeSettings } from '../../../domain/apple-policies/compliance.js';
import { type ComplianceFacts, keepProgress, progressOf } from '../../../domain/apple-policies/progress.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { healthApp } from './wanted.js';

/** Keeps what an answer tells of the facts that compliance is judged by. */
export function learnFromAnswer(tenant: Tenant, device: DeviceState, answer: PlistDict): void {
  if (device.detail.policies === undefined) return;
  const { brokenSince, ...known } = progressOf(device).facts;
  const facts: ComplianceFacts = { ...known, ...factsIn(answer) };
  const since = isBroken(tenant, device, facts) ? { brokenSince: brokenSince ?? tenant.clock.now() } : {};
  keepProgress(device, { facts: { ...facts, ...since } });
}

function isBroken(tenant: Tenant, device: DeviceState, facts: ComplianceFacts): boolean {
  const context = tenant.context();
  return complianceFor(context, device).some((policy) =>
    Object.values(judgeSettings(context, device, policy, facts)).includes('noncompliant'),
  );
}

function factsIn(answer: PlistDict): ComplianceFacts {
  const [queries, security] = [dictOf(answer.get('QueryResponses')), dictOf(answer.get('SecurityInfo'))];
  const facts = {
    supervised: booleanOf(queries?.get('IsSupervised')),
    osVersion: stringOf(queries?.get('OSVersion')),
    passcodePresent: booleanOf(security?.get('PasscodePresent')),
    passcodeComplies: booleanOf(security?.get('PasscodeCompliantWithProfiles')),
    jailbroken: jailbrokenIn(answer),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as JsonObject;
}

function jailbrokenIn(answer: PlistDict): boolean | undefined {
  const apps = (arrayOf(answer.get('ManagedApplicationFeedback')) ?? []).map(dictOf);
  const health = apps.find((app) => app?.get('Identifier') === healthApp);
  return booleanOf(dictOf(health?.get('Feedback'))?.get('Jailbroken'));
}
