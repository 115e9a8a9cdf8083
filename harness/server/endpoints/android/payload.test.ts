import { describe, expect, it } from 'vitest';
import { emitProvisioningPayload } from '../../../../protocol/android/emit-payload.js';
import { exampleParams } from '../../../../protocol/android/example-params.test.helper.js';
import { parseProvisioningPayload } from '../../../../protocol/android/parse-payload.js';
import { drawQrPng, readQrPng } from '../../../../protocol/android/qr-image.js';
import type { Finding } from '../../../../protocol/base/finding.js';
import { RecordingRuleBook } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import { emptyState } from '../../tenant-state.js';
import { dpcPackageSha256 } from './dpc.js';
import { payloadText } from './payload.js';
import { payloadRuleSummaries } from './payload-rules.js';

const params = {
  ...exampleParams,
  download: {
    location: 'https://enroll.t1.muster.test/android/dpc.apk',
    checksum: { of: 'package', sha256: dpcPackageSha256 },
  },
} as const;

function contextWith(...broken: readonly string[]): TenantContext {
  const rules = new RecordingRuleBook(broken);
  const state = emptyState();
  return { now: 0, rules, editions: new Set(), state };
}

/** What a reader of the QR code finds wrong: image and payload. */
async function findingsOf(text: string): Promise<readonly Finding[]> {
  const image = readQrPng(await drawQrPng(text));
  return [
    ...image.findings,
    ...parseProvisioningPayload(image.message.kind === 'read' ? image.message.text : '').findings,
  ];
}

describe('the payload of the reference server', () => {
  it('is the strict form while every rule holds', () => {
    expect(payloadText(contextWith(), params)).toBe(emitProvisioningPayload(params));
  });

  it('has a checksum in which the two alphabets of base64 differ', () => {
    expect(Buffer.from(dpcPackageSha256).toString('base64')).toMatch(/\+.*\/|\/.*\+/);
  });

  const mutants = payloadRuleSummaries.flatMap(({ requirements, mutants }) =>
    requirements.flatMap((requirement) => mutants.map((mutant) => [requirement, mutant] as const)),
  );

  it.each(mutants)('breaks %s when it is %s', async (requirement, mutant) => {
    const findings = await findingsOf(payloadText(contextWith(`${requirement}/${mutant}`), params));
    expect(findings).toContainEqual(expect.objectContaining({ requirement, severity: 'fail' }));
  });
});
