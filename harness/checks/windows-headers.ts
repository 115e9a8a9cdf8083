import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import { givenId } from './windows-accounts.js';

const last = (device: DeviceEvidence | undefined) => dmExchanges(device).at(-1)?.exchange.request;

function headerOf(device: DeviceEvidence | undefined, name: string): string {
  const headers = Object.entries(last(device)?.headers ?? {});
  return String(headers.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1] ?? 'none');
}

/** XDM-172, XDM-173: a header of the last management message; `none` where it is not there. */
export const headerIs: Check<{ readonly name: string; readonly value: string }> = async (
  { device },
  { name, value },
  requirements,
) => {
  const received = headerOf(device, name);
  return received === value ? [] : [finding(requirements, `${name}: ${value}`, received)];
};

/** XDM-171: the last management message has EntDMID as its id. */
export const requestIdIsGiven: Check<object> = async ({ device }, _args, requirements) => {
  const received = headerOf(device, 'client-request-id');
  const expected = givenId(device);
  return received === expected ? [] : [finding(requirements, `client-request-id: ${expected}`, received)];
};

/** XDM-170: the mode in the address of the last management message. */
export const modeIs: Check<{ readonly mode: string }> = async ({ device }, { mode }, requirements) => {
  const url = last(device)?.url;
  const received = (url && new URL(url).searchParams.get('mode')) ?? 'none';
  return received === mode ? [] : [finding(requirements, `mode=${mode}`, received)];
};
