import type { NonComplianceReason } from '../../protocol/android/policy-engine.js';
import type { NonComplianceDetail } from './state.js';

/** Which settings the device does not comply with, kept up to date while a session goes on. */
export class NonComplianceReport {
  readonly #reasons: Map<string, NonComplianceReason>;

  constructor(details: readonly NonComplianceDetail[]) {
    this.#reasons = new Map(details.map(({ settingName, nonComplianceReason }) => [settingName, nonComplianceReason]));
  }

  refused<Reason extends NonComplianceReason>(settingName: string, reason: Reason): Reason {
    this.#reasons.set(settingName, reason);
    return reason;
  }

  applied(settingName: string): void {
    this.#reasons.delete(settingName);
  }

  get details(): readonly NonComplianceDetail[] {
    return [...this.#reasons].map(([settingName, nonComplianceReason]) => ({ settingName, nonComplianceReason }));
  }
}
