import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, customerOf, lastPart } from './call.js';
import type { Customer } from './state.js';

/** DPCs in Google Play that a configuration can name, by the last part of their resource name, which is the same for every customer. */
const dpcs: Readonly<Record<string, { readonly dpcName: string; readonly packageName: string }>> = {
  AN1: { dpcName: 'Android Device Policy', packageName: 'com.google.android.apps.work.clouddpc' },
  AN2: { dpcName: 'Microsoft Intune', packageName: 'com.google.android.apps.work.clouddpc' },
  AN3: { dpcName: 'Muster DPC (simulated)', packageName: 'test.muster.dpc' },
};

/** customers.dpcs.list */
export function listDpcs(call: Call): JsonObject {
  const { id } = customerOf(call);
  return { dpcs: Object.entries(dpcs).map(([dpc, facts]) => ({ name: `customers/${id}/dpcs/${dpc}`, ...facts })) };
}

/** Android package of the DPC of this resource name; undefined for one that is not the customer's or not there. */
export function dpcNamed(path: string, { id }: Customer): string | undefined {
  if (!path.startsWith(`customers/${id}/dpcs/`)) return undefined;
  return Object.hasOwn(dpcs, lastPart(path)) ? dpcs[lastPart(path)]?.packageName : undefined;
}

/** Resource name of the first DPC that is this package. */
export function dpcPathOf(packageName: string, { id }: Customer): string {
  const found = Object.entries(dpcs).find(([, facts]) => facts.packageName === packageName)?.[0] ?? 'AN3';
  return `customers/${id}/dpcs/${found}`;
}
