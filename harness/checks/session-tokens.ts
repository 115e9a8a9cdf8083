import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { readJwt } from '../../protocol/directory/jwt.js';
import { type Check, finding } from './check.js';
import { headerOf } from './windows-headers.js';
import { readable } from './windows-transcript.js';

/** The id that the directory gave the PC when it became known there. */
function directoryId(device: DeviceEvidence | undefined): unknown {
  const answer = device?.exchanges.findLast(({ step }) => step === 'Join' || step === 'Register')?.response;
  const read =
    answer && readable(() => JSON.parse(Buffer.from(answer.body).toString('utf8')) as { deviceId?: unknown });
  return read?.deviceId;
}

/** Whose token a header holds: a user's name, `itself`, or `nobody` where it is not there. */
function holderIn(device: DeviceEvidence | undefined, header: string): string {
  const value = headerOf(device, header);
  if (value === 'none') return 'nobody';
  const token = header === 'Authorization' ? /^Bearer (\S+)$/.exec(value)?.[1] : value;
  const claims = readable(() => readJwt(token ?? '').claims);
  if (claims?.idtyp !== 'device') return String(claims?.upn ?? 'no token of a directory');
  return claims.deviceid === directoryId(device) ? 'itself' : `the PC ${claims.deviceid}`;
}

/** XDM-182, XDM-183, XDM-184: whose token the last management message has in a header. */
export const tokenIsOf: Check<{ readonly header: string; readonly holder: string }> = async (
  { device },
  { header, holder },
  requirements,
) => {
  const received = holderIn(device, header);
  return received === holder ? [] : [finding(requirements, `${header}: the token of ${holder}`, received)];
};

/** XDM-185: what the administrator is told of a token. */
export const tokenIsSeenAs: Check<{ readonly token: string; readonly verdict: string }> = async (
  { admin, device },
  { token, verdict },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const seen = (view?.detail.directoryTokens ?? {}) as Readonly<Record<string, unknown>>;
  const received = String(seen[token] ?? 'nothing');
  return received === verdict ? [] : [finding(requirements, `${token}: ${verdict}`, received)];
};

/** The DeviceToken of the last management message; `none` where it is not there. */
export const lastDeviceToken = (device: DeviceEvidence | undefined): string => headerOf(device, 'DeviceToken');
