import type { RunResults, ScenarioResult, Verdict } from './model/results.js';
import { findingTitle, verdicts } from './model/results.js';

/** How many failures the summary lists before it points to the HTML report. */
const listed = 20;

const sign: Readonly<Record<Verdict, string>> = {
  pass: '✅',
  fail: '❌',
  warn: '⚠️',
  inapplicable: '➖',
  skipped: '⏭️',
  review: '👁️',
  flaky: '🎲',
  error: '💥',
};

/** A summary for a pull request: the verdict, the counts, the failures with expected and received, what was not run and why. */
export function markdownSummary(results: RunResults): string {
  const { suite, target, summary, seed } = results;
  const judged = verdicts.filter((verdict) => summary[verdict] > 0);
  return [
    `## ${headline(results)}`,
    '',
    `Suite \`${suite.name}\` ${suite.version} against ${inline(target.name)} (${inline(target.url)}), seed \`${seed}\``,
    '',
    '| verdict | scenarios | requirements |',
    '|---|---:|---:|',
    ...judged.map(
      (verdict) => `| ${sign[verdict]} ${verdict} | ${summary[verdict]} | ${requirementsWith(results, verdict)} |`,
    ),
    ...failures(results),
    ...notRun(results),
    '',
  ].join('\n');
}

/** One line that says how the run went. */
export function headline({ summary, complete, scenarios }: RunResults): string {
  const broken = summary.fail + summary.flaky;
  const parts = [
    `${summary.pass + summary.warn} of ${scenarios.length} scenarios pass`,
    ...(broken > 0 ? [`${broken} fail`] : []),
    ...(summary.error > 0 ? [`${summary.error} could not be judged (harness error)`] : []),
    ...(complete ? [] : ['the run was cut short']),
  ];
  return parts.join(', ');
}

function requirementsWith({ requirements }: RunResults, verdict: Verdict): number {
  return requirements.filter((requirement) => requirement.verdict === verdict).length;
}

function failures({ scenarios }: RunResults): readonly string[] {
  const broken = scenarios.filter(({ verdict }) => verdict === 'fail' || verdict === 'flaky' || verdict === 'error');
  if (broken.length === 0) return [];
  const more = broken.length > listed ? ['', `… and ${broken.length - listed} more in report.html`] : [];
  return ['', '### Failures', ...broken.slice(0, listed).flatMap(failure), ...more];
}

function failure({ id, verdict, location, findings, reason, evidence }: ScenarioResult): readonly string[] {
  return [
    '',
    `${sign[verdict]} **${inline(id)}** (\`${location}\`)`,
    ...(reason === undefined ? [] : [`- ${inline(reason)}`]),
    ...findings.map(
      (finding) =>
        `- ${findingTitle(finding)}: expected ${inline(finding.expected)}, received ${inline(finding.received)}${finding.section === undefined ? '' : ` (${inline(finding.section)})`}`,
    ),
    ...(evidence === undefined ? [] : [`- evidence: \`${evidence}\``]),
  ];
}

function notRun({ scenarios }: RunResults): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { verdict, reason } of scenarios) {
    if (verdict !== 'inapplicable' && verdict !== 'skipped') continue;
    const key = `${verdict}: ${reason ?? 'no reason given'}`;
    reasons.set(key, (reasons.get(key) ?? 0) + 1);
  }
  if (reasons.size === 0) return [];
  return ['', '### Not run', '', ...[...reasons].map(([reason, count]) => `- ${count} × ${inline(reason)}`)];
}

/** Text that cannot break out of a line of Markdown. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|]/g, (character) => `\\${character}`);
}
