import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { amapiAnswer } from './amapi.js';
import { type Check, finding } from './check.js';

/** What the latest answer, a device, tells of one field of its policy: its reason of non-compliance or `none`, and a member beside it. */
export const fieldTold: Check<{
  readonly field: string;
  readonly reason: string;
  readonly member?: string;
  readonly value?: string;
}> = async ({ notes }, { field, reason, member, value }, requirements) => {
  const { json } = (notes.get(amapiAnswer) ?? {}) as { readonly json?: JsonObject };
  if (json?.nonComplianceDetails === undefined) return [finding(requirements, 'a device that has reported', 'none')];
  const details = (json.nonComplianceDetails as readonly JsonObject[]).filter(
    ({ settingName }) => settingName === field,
  );
  const beside = (detail: JsonObject): string => (member === undefined ? '' : `, ${member} ${String(detail[member])}`);
  const received =
    details.map((detail) => `${String(detail.nonComplianceReason)}${beside(detail)}`).join('; ') || 'none';
  const expected = member === undefined ? reason : `${reason}, ${member} ${value}`;
  const complies = json.policyCompliant === ((json.nonComplianceDetails as readonly JsonObject[]).length === 0);
  if (received === expected && complies) return [];
  return [
    finding(
      requirements,
      `${field}: ${expected}`,
      `${field}: ${received}; policyCompliant ${String(json.policyCompliant)}`,
    ),
  ];
};
