import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import { directoryTokenHeaders } from './session-tokens.js';

const context = { now: 0, rules: soundRules };
const registration = { deviceId: 'id', tokenUrl: 'https://directory.test/token' };

interface Case {
  readonly forced?: string;
  readonly known?: boolean;
  readonly user?: string;
  readonly given?: boolean;
}

function headersOf({ forced, known = true, user, given = true }: Case) {
  const place = 'Device/Vendor/MSFT/DMClient/Provider/Server/ForceAadToken';
  const standing = {
    tree: forced === undefined ? {} : { [place]: forced },
    providerId: 'Server',
    ...(known && { registration }),
  };
  return directoryTokenHeaders(context, standing, user, async ({ deviceId }) => (given ? `pc ${deviceId}` : undefined));
}

/** MS-MDM §2.1, Authorization and DeviceToken; DMClient CSP, ForceAadToken. */
describe('the tokens of the directory that go with messages', () => {
  it.each<[string, Case, Readonly<Record<string, string>>]>([
    ['nothing is set and nobody signs in', {}, {}],
    ['a user signs in', { user: 'ada' }, { Authorization: 'Bearer ada' }],
    ['a user signs in at a PC that the directory does not know', { user: 'ada', known: false, forced: '5' }, {}],
    ['1', { forced: '1' }, { DeviceToken: 'pc id' }],
    ['2 is reserved', { forced: '2' }, {}],
    ['4', { forced: '4' }, { Authorization: 'Bearer pc id' }],
    ['4 and a user', { forced: '4', user: 'ada' }, { Authorization: 'Bearer ada' }],
    ['1 and 4', { forced: '5', user: 'ada' }, { Authorization: 'Bearer ada', DeviceToken: 'pc id' }],
    ['the directory gives none', { forced: '5', given: false }, {}],
  ])('%s', async (_name, given, expected) => {
    expect(await headersOf(given)).toEqual(expected);
  });
});
