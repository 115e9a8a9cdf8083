import type { Exchange } from '../../protocol/base/exchange.js';
import { type Check, finding } from './check.js';

/** LIM, RES, TNC: the platform's own code of the refusal is one of those that the sources give. */
export const refusalIsOneOf: Check<{ readonly codes: readonly string[] }> = async (
  { device },
  { codes },
  requirements,
) => {
  const outcome = device?.outcome;
  const received = outcome?.kind === 'refused' ? outcome.refusal.code : (outcome?.kind ?? 'no attempt to enroll');
  if (codes.some((code) => code.toLowerCase() === received.toLowerCase())) return [];
  return [finding(requirements, `a refusal with ${codes.join(' or ')}`, received)];
};

/** Whether the administrator got what was asked for. */
export const issueOutcome: Check<{ readonly outcome: 'accepted' | 'refused' }> = async (
  { notes },
  { outcome },
  requirements,
) => {
  const refusal = notes.get('issue-refused');
  const received = refusal === undefined ? 'accepted' : 'refused';
  if (received === outcome) return [];
  const detail = refusal instanceof Error ? `refused: ${refusal.message}` : received;
  return [finding(requirements, `a request that is ${outcome}`, detail)];
};

export const settingsRefused: Check<object> = async ({ notes }, _args, requirements) =>
  notes.has('settings-refused') ? [] : [finding(requirements, 'a setting that is refused', 'it was stored')];

/** TNC-007, TNC-008: the version of the one terms policy, as the administrator reads it. */
export const acceptedTermsVersion: Check<{ readonly version: number }> = async (
  { admin },
  { version },
  requirements,
) => {
  const { policies } = await admin.readSettings('terms');
  const [policy] = Array.isArray(policies) ? (policies as readonly { readonly version?: number }[]) : [];
  if (policy?.version === version) return [];
  return [finding(requirements, `terms of version ${version}`, `version ${policy?.version ?? 'none'}`)];
};

/** TNC-008: whether the person was shown a page with both answers during the last attempt. */
export const presentedTerms: Check<{ readonly presented: boolean }> = async (
  { device },
  { presented },
  requirements,
) => {
  const shown = (device?.exchanges ?? []).some(showsTerms);
  if (shown === presented) return [];
  return [
    finding(
      requirements,
      `terms are ${presented ? '' : 'not '}presented`,
      shown ? 'they were presented' : 'they were not',
    ),
  ];
};

function showsTerms({ response }: Exchange): boolean {
  return response !== undefined && Buffer.from(response.body).includes('content="Terms of use"');
}

/** INC-002: tiles of the report of incomplete user enrollments. */
export const incompleteCount: Check<{ readonly incomplete: number; readonly initiated: number }> = async (
  { admin },
  expected,
  requirements,
) => {
  const report = await admin.readReport('incomplete-enrollments');
  const received = { incomplete: report.incomplete, initiated: report.initiated };
  if (received.incomplete === expected.incomplete && received.initiated === expected.initiated) return [];
  return [
    finding(
      requirements,
      `${expected.incomplete} incomplete of ${expected.initiated} initiated`,
      `${String(received.incomplete)} incomplete of ${String(received.initiated)} initiated`,
    ),
  ];
};
