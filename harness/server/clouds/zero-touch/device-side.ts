import type { VendorAssignment, VendorQuestion } from '../../../../protocol/android/vendor-link.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import { dpcNamed } from './dpcs.js';
import { claimedDevice, extrasHandedOut, identifies, reachesDevice } from './rules.js';
import type { ClaimedDevice, ZeroTouchState } from './state.js';

/** What a device gets that asks in its set-up; undefined for one that is not registered or has no configuration. */
export function assignmentFor(
  context: RuleContext,
  state: ZeroTouchState,
  asking: VendorQuestion,
): VendorAssignment | undefined {
  const all = [...state.devices.values()];
  const device = claimedDevice(
    context,
    all.find(({ identifier }) => identifies(context, identifier, asking)),
    all[0],
  );
  return device === undefined ? undefined : assignmentOf(context, state, device);
}

function assignmentOf(
  context: RuleContext,
  state: ZeroTouchState,
  { customer: owner, configuration: id = '' }: ClaimedDevice,
): VendorAssignment | undefined {
  const customer = state.customers.get(owner);
  const configuration = customer?.configurations.get(id);
  if (customer === undefined || configuration === undefined) return undefined;
  const { fields } = configuration;
  const byDefault = [...customer.configurations.values()].find(({ isDefault }) => isDefault)?.fields;
  const { companyName, contactEmail, contactPhone, customMessage } = fields;
  const handedOut = reachesDevice(context, {
    dpc: dpcNamed(fields.dpcResourcePath, customer) ?? '',
    text: extrasHandedOut(context, fields, byDefault),
    shown: { companyName, contactEmail, contactPhone, customMessage },
  });
  return { ...handedOut, forcedResetMs: fields.forcedResetMs };
}
