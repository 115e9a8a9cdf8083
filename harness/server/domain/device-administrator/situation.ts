import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Situation } from './rules.js';

/** What a device told of its situation when it enrolled; one that says nothing is like most. */
export function situationIn(detail: JsonObject | undefined): Situation {
  const { googleServices = 'present', androidEnterprise = 'available', teamsCertified = 'false' } = detail ?? {};
  return {
    googleServices: googleServices === 'present',
    androidEnterprise: androidEnterprise === 'available',
    teamsCertified: teamsCertified === 'true',
  };
}
