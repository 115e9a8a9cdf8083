import { reportExchange, writeEvidence } from '../capture/evidence.js';
import { provokedNote } from '../checks/check.js';
import { endingOf, type ScenarioOutcome } from './outcome.js';
import type { OpenedScene, PlayContext, SceneSubject } from './play-context.js';

/** Ends a scene: gathers what was found and consulted, keeps the evidence of one that did not pass, and closes its tenant. */
export async function closeScene(
  context: PlayContext,
  subject: SceneSubject,
  { scene, rules }: OpenedScene,
  error: unknown,
): Promise<ScenarioOutcome> {
  const devices = scene.devices.map(({ agent }) => agent);
  const ended = endingOf(error ?? scene.expectations.unseen, subject.requirements);
  const own = scene.findings.filter((finding) => !ended.findings.includes(finding));
  const provoked = scene.noted(provokedNote) === true;
  const read = scene.devices
    .flatMap((device) => device.findings)
    .map((finding) => (provoked ? { ...finding, severity: 'info' as const } : finding));
  const findings = [...ended.findings, ...own, ...read];
  const clean = ended.ending === 'passed' && findings.every(({ severity }) => severity === 'info');
  const served = await scene.target.consultedRules().catch(() => []);
  const evidence =
    clean || context.out === undefined
      ? undefined
      : writeEvidence(context.out, {
          scenario: { id: subject.id, name: subject.name, requirements: subject.requirements },
          seed: context.seed,
          clock: { start: context.now, end: scene.clock.now() },
          findings,
          devices: devices.map((agent) => ({ record: agent.record, exchanges: agent.evidence().exchanges })),
        });
  const { secrets } = scene;
  await scene.close();
  return {
    ...ended,
    findings,
    consulted: [...new Set([...served, ...rules.consultedRequirements])],
    exchanges: clean
      ? []
      : devices.flatMap((agent) =>
          agent.evidence().exchanges.map((each) => reportExchange(agent.record.name, each, secrets)),
        ),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
