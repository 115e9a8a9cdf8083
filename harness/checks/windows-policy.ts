import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { readJwt } from '../../protocol/directory/jwt.js';
import { type Check, finding } from './check.js';
import { lastTokenExchange, readable, requestOf } from './windows-transcript.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Events of the task that enrolls a PC by policy, oldest first. */
export const policyEventsAre: Check<{ readonly events: readonly number[] }> = async (
  { device },
  { events },
  requirements,
) => {
  const received = device?.state.policyEvents ?? [];
  return show(received) === show(events) ? [] : [finding(requirements, show(events), show(received))];
};

/** Whose token the certificate was asked for with. */
export const enrolledWith: Check<{ readonly whose: string }> = async ({ device }, { whose }, requirements) => {
  const exchange = lastTokenExchange(device);
  const security = exchange && requestOf(exchange)?.security;
  const claims =
    security?.kind === 'binary'
      ? readable(() => readJwt(Buffer.from(security.value).toString('utf8')).claims)
      : undefined;
  const received = claims === undefined ? 'no token of the directory' : claims.idtyp === 'device' ? 'device' : 'user';
  return received === whose ? [] : [finding(requirements, `the token of the ${whose}`, received)];
};

/** Who manages the PC, as the administrator sees it. */
export const managersAre: Check<{ readonly managers: string }> = async (
  { device, admin },
  { managers },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = (view?.detail.managedBy as readonly string[] | undefined)?.join(', ') ?? 'nobody';
  return received === managers ? [] : [finding(requirements, managers, received)];
};

/** Ways to make enrollment simpler, as the console offers them. */
export const waysAre: Check<{ readonly ways: string }> = async ({ admin }, { ways }, requirements) => {
  const report: JsonObject = await admin.readReport('enrollment-simplifications');
  const received = (report.ways as readonly string[] | undefined)?.join(', ') ?? 'none';
  return received === ways ? [] : [finding(requirements, ways, received)];
};
