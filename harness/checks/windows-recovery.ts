import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import { type Check, finding } from './check.js';
import { provisioningOf, tokenRequestOf } from './windows-transcript.js';

const place = { section: section('MS-MDE2', '3.6') };

const isRecovery = (exchange: Exchange): boolean =>
  exchange.step === 'RequestSecurityToken' && tokenRequestOf(exchange)?.requestType === 'Recovery';

const recoveries = (device: DeviceEvidence | undefined): readonly Exchange[] =>
  (device?.exchanges ?? []).filter(isRecovery);

/** The device holds the certificate that a request of the type Recovery brought. */
export const certificateIsRecovered: Check<object> = async ({ device }, _args, requirements) => {
  const last = recoveries(device).at(-1);
  const brought = last && provisioningOf(last)?.message.clientCertificate?.certificate;
  const own = Buffer.from(device?.certificate ?? '', 'base64');
  if (brought !== undefined && Buffer.compare(brought, own) === 0) return [];
  const received = last === undefined ? 'the device asked for none' : 'the certificate it had';
  return [finding(requirements, 'the certificate of a recovery', received, place)];
};

/** A message after the recovery was taken. */
export const isManagedAfterRecovery: Check<object> = async ({ device }, _args, requirements) => {
  const all = device?.exchanges ?? [];
  const next = all.slice(all.findLastIndex(isRecovery) + 1).find(({ step }) => step.startsWith('Package'));
  if (recoveries(device).length > 0 && next?.response?.status === 200) return [];
  const received = next === undefined ? 'no session' : `HTTP ${next.response?.status ?? next.failure}`;
  return [finding(requirements, 'a session with the recovered certificate', received, place)];
};

/** So often, and no more, did the device ask for its certificate once more. */
export const recoveriesAskedFor: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const asked = recoveries(device).length;
  return asked === times ? [] : [finding(requirements, `${times} requests to recover`, String(asked), place)];
};
