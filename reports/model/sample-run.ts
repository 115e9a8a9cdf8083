import type { RunEvent, ScenarioResult } from './results.js';

/** One failed scenario as a run leaves it; tests and documentation of the reports use it. */
export function sampleScenario(change: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    id: 'LIM-028/a-second-iphone-15-after-89-days-of-silence-is-refused',
    name: 'a second iPhone 15 after 89 days of silence is refused',
    location: 'scenarios/product/device-limit.feature:7',
    verdict: 'fail',
    requirements: ['LIM-028'],
    platform: 'ios',
    method: 'ios-byod',
    durationMs: 41.5,
    findings: [
      {
        requirement: 'LIM-028',
        expected: 'an enrollment that is refused',
        received: 'it was accepted',
        section: '002:7251',
        severity: 'fail',
      },
    ],
    steps: [
      { text: 'Given Ada may enroll 1 device', status: 'passed', durationMs: 2 },
      { text: 'Then the enrollment is refused', status: 'failed', durationMs: 1, message: 'it was accepted' },
    ],
    evidence: 'evidence/LIM-028.json',
    exchanges: [
      {
        device: "Ada's iPhone 15",
        index: 0,
        step: 'Authenticate',
        startedAt: 1_767_225_600_000,
        durationMs: 3.2,
        method: 'PUT',
        url: 'https://mdm.t1.muster.test/mdm/checkin',
        requestHeaders: { 'content-type': 'application/x-apple-aspen-mdm-checkin' },
        requestText: 'MessageType: Authenticate',
        status: 200,
        responseHeaders: {},
        responseText: '',
      },
    ],
    ...change,
  };
}

/** A small finished run: one fail, one pass, one inapplicable. */
export function sampleEvents(): readonly RunEvent[] {
  const requirement = (id: string, title: string) =>
    ({ id, title, family: 'product', party: 'server', level: 'must' }) as const;
  const { exchanges: _exchanges, evidence: _evidence, ...plain } = sampleScenario({ findings: [], steps: [] });
  return [
    {
      event: 'run-started',
      schemaVersion: 1,
      tool: { name: 'muster', version: '0.1.0' },
      suite: { name: 'all', version: '1' },
      target: { name: 'reference server', url: 'https://127.0.0.1:1', capabilities: ['tenants', 'clock'] },
      seed: 'muster',
      startedAt: '2026-01-01T00:00:00.000Z',
      planned: 3,
      requirements: [
        requirement('LIM-028', 'Device limit counts: contact in the last 90 days'),
        requirement('RES-007', 'OS version range'),
        requirement('AOU-006', 'Older edition - token lives at most 90 days'),
      ],
    },
    { event: 'scenario-finished', scenario: sampleScenario() },
    {
      event: 'scenario-finished',
      scenario: { ...plain, id: 'RES-007/in-range', name: 'in range', verdict: 'pass', requirements: ['RES-007'] },
    },
    {
      event: 'scenario-finished',
      scenario: {
        ...plain,
        id: 'AOU-006/ninety-days',
        name: 'ninety days',
        verdict: 'inapplicable',
        reason: 'the target has no edition switch',
        requirements: ['AOU-006'],
        platform: 'android',
        method: 'android-aosp-user',
      },
    },
    { event: 'run-finished', finishedAt: '2026-01-01T00:00:02.000Z', exitCode: 1 },
  ];
}
