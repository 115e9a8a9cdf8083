import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { alertTypes } from '../../protocol/syncml/alerts.table.js';
import type { Command } from '../../protocol/syncml/messages.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import { givenId } from './windows-accounts.js';

const last = (device: DeviceEvidence | undefined) => dmExchanges(device).at(-1)?.exchange.request;

/** A header of the last management message; `none` where it is not there. */
export function headerOf(device: DeviceEvidence | undefined, name: string): string {
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

/** XDM-175: the SessionID of the last message, which is written so that it can be told apart. */
export const sessionIdIs: Check<{ readonly hexadecimal: boolean }> = async (
  { device },
  { hexadecimal },
  requirements,
) => {
  const received = dmExchanges(device).at(-1)?.sent?.header.sessionId ?? 'no session';
  const expected = hexadecimal ? /^[\dA-F]{0,3}[A-F]$/ : /^\d{1,4}$/;
  return expected.test(received) ? [] : [finding(requirements, `a SessionID like ${expected.source}`, received)];
};

const devInfo = ['DevId', 'Man', 'Mod', 'DmV', 'Lang'].map((name) => `./DevInfo/${name}`);

/** XDM-176: the commands of the last package 1, in their order. */
export const openedWith: Check<{ readonly alert: string; readonly user: string }> = async (
  { device },
  { alert, user },
  requirements,
) => {
  const opening = dmExchanges(device).findLast(({ sent }) => sent?.header.msgId === 1)?.sent;
  const expected = [`Alert ${alert}`, `Alert 1224 ${alertTypes.loginStatus} ${user}`, `Replace ${devInfo.join()}`];
  const received = (opening?.body ?? []).map(described);
  if (received.join('; ') === expected.join('; ')) return [];
  return [finding(requirements, expected.join('; '), received.join('; ') || 'no package 1')];
};

function described(command: Command): string {
  const items = 'items' in command ? command.items : [];
  if (command.verb !== 'Alert') return `${command.verb} ${items.map(({ source }) => source).join()}`;
  const said = items.map(({ meta, data }) => ` ${meta?.type} ${data}`).join('');
  return `Alert ${command.data}${said}`;
}
