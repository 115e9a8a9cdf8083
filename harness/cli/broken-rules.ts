import { deviceRules } from '../../agents/device-rules.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { RuleSummary } from '../../protocol/base/rule.js';

/** Whether the target or the devices know every rule that `--break` names. Throws UsageError naming the mutants there are. */
export function checkBrokenRules(names: readonly string[], targetRules: readonly RuleSummary[]): void {
  const rules = [...targetRules, ...deviceRules];
  for (const name of names) {
    const [requirement = '', mutant = ''] = name.split('/', 2);
    const mutants = rules
      .filter(({ requirements }) => requirements.includes(requirement))
      .flatMap((rule) => rule.mutants);
    if (mutants.includes(mutant)) continue;
    throw new UsageError('RULE_UNKNOWN', `there is no way to break ${name}`, {
      place: '--break',
      fix:
        mutants.length === 0
          ? `No rule is registered under ${requirement || 'it'}; an example: --break LIM-028/neverForgets`
          : `Ways to break ${requirement}: ${mutants.map((each) => `${requirement}/${each}`).join(', ')}`,
    });
  }
}
