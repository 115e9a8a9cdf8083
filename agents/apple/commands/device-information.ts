import { hasRight } from '../../../protocol/apple/access-rights.table.js';
import { deviceQueries, networkQueries, neverInUserEnrollment } from '../../../protocol/apple/device-queries.table.js';
import { arrayOf, dict, type PlistValue } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { tellsQuery } from '../device-rules.js';
import { factOfType } from '../wire-rules.js';
import { acknowledged, type CommandHandler } from './answer.js';
import { deviceFacts } from './device-facts.js';

/** What an empty list of queries is answered with. */
const defaultQueries = ['UDID', 'DeviceName', 'SerialNumber'];

/** DeviceInformation: the queries that the server may ask, in its order. A query without a fact is left out, as devices do. */
export const deviceInformation: CommandHandler = (device, command) => {
  const asked = (arrayOf(command.get('Queries')) ?? []).filter((query) => typeof query === 'string');
  const known = deviceFacts(device);
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
