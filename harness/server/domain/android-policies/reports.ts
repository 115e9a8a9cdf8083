import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { CommandState, DeviceState } from '../state.js';
import { configurationOf, nodesOfPolicy } from './delivery.js';
import { enrollmentTemplate } from './enrollment-levels.js';
import { securityEvidence } from './evidence.js';
import {
  complianceTemplate,
  levelNames,
  methodsOf,
  offeredLevels,
  recommended,
  restrictionsTemplate,
} from './framework.js';
import { corporateCompliancePlatform, workProfileCompliance } from './platforms.js';
import { type PolicySet, policySets } from './section.js';

const platforms: Readonly<Record<PolicySet, string>> = {
  personal: workProfileCompliance.name,
  corporate: corporateCompliancePlatform.name,
};

/** Report `android-framework`: the sets of the security configuration framework with their levels. */
export function frameworkSets(context: TenantContext): JsonObject {
  const rows = policySets.map((set) => ({
    set,
    methods: methodsOf(context, set),
    levels: offeredLevels(context, set).map((level) => ({ level, name: levelNames[level] ?? '' })),
    recommendedMinimum: recommended[set],
  }));
  return { rows };
}

/** Report `android-framework-template` of a set and a level: documents to be imported; empty where there is no such level. */
export function frameworkTemplate(context: TenantContext, { set, level }: JsonObject): JsonObject {
  const wanted = policySets.find((one) => one === set);
  const number = Number(level);
  if (wanted === undefined) return {};
  const restrictions = enrollmentTemplate(context, wanted, number);
  const enrollment = restrictions && { enrollment: restrictions };
  if (!offeredLevels(context, wanted).includes(number)) return { ...enrollment };
  return {
    ...enrollment,
    compliance: complianceTemplate(context, wanted, number, platforms[wanted]),
    configuration: restrictionsTemplate(context, wanted, number),
  };
}

type ProfileState = 'pending' | 'succeeded' | 'error';

/** How far a setting has come, given the command that brings it. */
const settingState = rule('AFW-005', {
  holds: (_context: TenantContext, command: CommandState['state'] | undefined): ProfileState =>
    command === 'acknowledged' ? 'succeeded' : command === 'failed' ? 'error' : 'pending',
  mutants: {
    succeedsAtOnce: (): ProfileState => 'succeeded',
    hidesErrors: (_context, command) => (command === 'acknowledged' || command === 'failed' ? 'succeeded' : 'pending'),
    staysPending: (): ProfileState => 'pending',
  },
});

/** Report `android-policies`: every policy on every Android Enterprise device, how far it has come, and what waits for the user. */
export function androidPoliciesReport(context: TenantContext): JsonObject {
  const managed = [...context.state.devices.values()].filter(
    ({ state, platform }) => state === 'enrolled' && platform === 'android',
  );
  const rows = managed.flatMap((device) =>
    configurationOf(context, device).map((policy) => ({
      device: device.enrollmentId,
      policy: policy.name,
      state: stateOf(
        context,
        device,
        nodesOfPolicy(context, device, policy).map(({ target }) => target),
      ),
      unmet: securityEvidence(device)?.unmet ?? [],
    })),
  );
  return { rows } as unknown as JsonObject;
}

/** A policy has come as far as the slowest of what it sends; one error is an error. */
function stateOf(context: TenantContext, { commands }: DeviceState, targets: readonly string[]): ProfileState {
  const states = targets.map((target) =>
    settingState(context, commands.findLast(({ payload }) => payload.target === target)?.state),
  );
  if (states.includes('error')) return 'error';
  return states.find((state) => state !== 'succeeded') ?? states[0] ?? settingState(context, undefined);
}

export const androidReportRules: readonly RuleSummary[] = [settingState];
