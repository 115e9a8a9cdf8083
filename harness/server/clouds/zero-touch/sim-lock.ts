import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { simLockSection } from '../../../../protocol/zero-touch/messages.js';
import { textOf } from '../amapi/call.js';
import { type Call, partnerOf, refuse } from './call.js';
import { readIdentifier, sameIdentifier } from './identifiers.js';
import type { ItemResult } from './reseller-devices.js';
import { hasSimLockProfile, simLockState } from './sim-lock-rules.js';
import type { Partner } from './state.js';

/** One claim of the SIM-lock section: the device is locked to the reseller's profile. Undefined for a claim of another section that is in order. */
export function claimSimLock(call: Call, partner: Partner, claim: JsonObject): ItemResult | undefined {
  const profile = textOf(claim.simlockProfileId);
  const isSimLock = claim.sectionType === simLockSection;
  if (!hasSimLockProfile(call.context, isSimLock, profile !== undefined))
    return refused('INVALID_SECTION_TYPE', `simlockProfileId goes with ${simLockSection}, and with nothing else.`);
  if (!isSimLock) return undefined;
  const identifier = readIdentifier(claim.deviceIdentifier);
  if (identifier === undefined) return refused('INVALID_DEVICE_IDENTIFIER', 'The device identifier is not complete.');
  const device = { id: call.state.nextId(), identifier, customer: '', reseller: partner.id, metadata: {} };
  call.state.simLocks.push({ identifier, reseller: partner.id });
  return { kind: 'done', device };
}

const refused = (status: 'INVALID_SECTION_TYPE' | 'INVALID_DEVICE_IDENTIFIER', message: string): ItemResult => ({
  kind: 'refused',
  status: `SINGLE_DEVICE_STATUS_${status}`,
  message,
});

/** partners.devices.getSimLockState */
export function getSimLockState(call: Call): JsonObject {
  const partner = partnerOf(call);
  const wanted = readIdentifier(call.body.deviceIdentifier);
  if (wanted === undefined) throw refuse('INVALID_ARGUMENT', 'deviceIdentifier is not complete.');
  const lock = call.state.simLocks.find(({ identifier }) => sameIdentifier(call.context, identifier, wanted));
  return { simLockState: simLockState(call.context, lock?.reseller, partner.id) };
}
