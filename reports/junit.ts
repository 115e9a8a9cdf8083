import { create } from 'xmlbuilder2';
import {
  brokenRequirements,
  findingTitle,
  type ReportedFinding,
  type RunResults,
  type ScenarioResult,
  type Verdict,
} from './model/results.js';

/** Which element tells a reader how a scenario ended; a pass and a warning have none. */
const elementOf: Readonly<Record<Verdict, 'failure' | 'error' | 'skipped' | undefined>> = {
  pass: undefined,
  warn: undefined,
  fail: 'failure',
  flaky: 'failure',
  error: 'error',
  skipped: 'skipped',
  inapplicable: 'skipped',
  review: 'skipped',
};

/**
 * JUnit XML as CI servers read it: one suite per feature file, a scenario's requirement ids as properties, and failure,
 * error and skipped told apart, each with its message.
 */
export function junitReport(results: RunResults): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: `muster ${results.suite.name}`,
    ...counts(results.scenarios),
  });
  for (const feature of new Set(results.scenarios.map(({ location }) => featureOf(location)))) {
    const scenarios = results.scenarios.filter(({ location }) => featureOf(location) === feature);
    const suite = document.ele('testsuite', { name: feature, timestamp: results.startedAt, ...counts(scenarios) });
    for (const scenario of scenarios) addCase(suite, feature, scenario);
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

type Element = ReturnType<ReturnType<typeof create>['ele']>;

function addCase(suite: Element, feature: string, scenario: ScenarioResult): void {
  const { id, location, verdict, durationMs, requirements } = scenario;
  const test = suite.ele('testcase', {
    name: legible(id),
    classname: feature,
    file: location,
    time: inSeconds(durationMs),
  });
  const properties = test.ele('properties');
  for (const requirement of requirements) properties.ele('property', { name: 'requirement', value: requirement });
  properties.ele('property', { name: 'verdict', value: verdict });
  if (scenario.platform !== undefined) properties.ele('property', { name: 'platform', value: scenario.platform });
  if (scenario.method !== undefined) properties.ele('property', { name: 'method', value: scenario.method });
  const element = elementOf[verdict];
  if (element === undefined) return;
  const message = legible(scenario.reason ?? (scenario.findings.map(oneLine).join('; ') || verdict));
  const told = test.ele(
    element,
    element === 'skipped' ? { message: `${verdict}: ${message}` } : { message, type: verdict },
  );
  if (element !== 'skipped') told.txt(legible(detail(scenario)));
}

function counts(scenarios: readonly ScenarioResult[]): Record<string, string> {
  const count = (element: string): string =>
    String(scenarios.filter(({ verdict }) => elementOf[verdict] === element).length);
  return {
    tests: String(scenarios.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: inSeconds(scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function detail({ findings, steps, evidence }: ScenarioResult): string {
  const lines = findings.flatMap((finding) => [
    [...brokenRequirements(finding), finding.section].filter((part) => part !== undefined).join(', '),
    `  expected: ${finding.expected}`,
    `  received: ${finding.received}`,
  ]);
  const broken = steps
    .filter(({ status }) => status !== 'passed')
    .map(({ text, message }) => `${text}: ${message ?? ''}`);
  return [...lines, ...broken, ...(evidence === undefined ? [] : [`evidence: ${evidence}`])].join('\n');
}

const oneLine = (finding: ReportedFinding): string =>
  `${findingTitle(finding)}: expected ${finding.expected}, received ${finding.received}`;

const featureOf = (location: string): string => location.replace(/:\d+$/, '');
const inSeconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** Text without the characters that XML 1.0 §2.2 cannot hold. */
function legible(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) as number;
    const allowed =
      code === 0x9 ||
      code === 0xa ||
      code === 0xd ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code !== 0xfffe && code !== 0xffff);
    return allowed ? character : '\u{fffd}';
  }).join('');
}
