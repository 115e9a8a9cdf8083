import { hasRight } from '../../../protocol/apple/access-rights.table.js';
import { deviceQueries, networkQueries, neverInUserEnrollment } from '../../../protocol/apple/device-queries.table.js';
import { arrayOf, dataOf, dict, type PlistValue } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { tellsQuery } from '../device-rules.js';
import { factOfType } from '../wire-rules.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';
import { nonceFits } from './attestation-rules.js';
import { deviceFacts, type Facts } from './device-facts.js';
import { propertiesAttestation } from './properties-attestation.js';

/** What an empty list of queries is answered with. */
const defaultQueries = ['UDID', 'DeviceName', 'SerialNumber'];

/** DeviceInformation: the queries that the server may ask, in its order. A query without a fact is left out, as devices do. */
export const deviceInformation: CommandHandler = async (device, command) => {
  const nonce = dataOf(command.get('DeviceAttestationNonce'));
  if (!nonceFits(device.rules, nonce?.byteLength ?? 0)) return failed('malformedRequest', 'DeviceAttestationNonce');
  const asked = (arrayOf(command.get('Queries')) ?? []).filter((query) => typeof query === 'string');
  const attested = asked.includes('DevicePropertiesAttestation') && (await propertiesAttestation(device, nonce));
  const known: Facts = { ...deviceFacts(device), ...(attested && { DevicePropertiesAttestation: attested }) };
  const answers = (asked.length === 0 ? defaultQueries : asked)
    .filter((query) => Object.hasOwn(deviceQueries, query) && mayAsk(device, query))
    .map((query) => [query, typed(device, known[query])] as const);
  return acknowledged({ QueryResponses: dict(Object.fromEntries(answers)) });
};

function typed({ rules }: AppleDevice, fact: PlistValue | undefined): PlistValue | undefined {
  return fact === undefined ? undefined : factOfType(rules, fact);
}

function mayAsk({ rules, state, userEnrolled }: AppleDevice, query: string): boolean {
  if (userEnrolled && !tellsQuery(rules, !neverInUserEnrollment.has(query))) return false;
  if (query === 'UDID') return true;
  const rights = state.mdm?.accessRights ?? 0;
  return hasRight(rights, networkQueries.has(query) ? 'networkInformation' : 'deviceInformation');
}
