import { isResults, type Results } from '../../protocol/syncml/messages.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';

/** The value that the device told last of a node. */
export const nodeIs: Check<{ readonly uri: string; readonly value: string }> = async (
  { device },
  { uri, value },
  requirements,
) => {
  const results = dmExchanges(device).flatMap(({ sent }): readonly Results[] => (sent?.body ?? []).filter(isResults));
  const told = results.flatMap(({ items }) => items).filter(({ source, target }) => (source ?? target) === uri);
  const received = told.at(-1)?.data ?? 'nothing was told';
  return received === value ? [] : [finding(requirements, `${uri} is "${value}"`, received)];
};

/** A fact that the PC shows of itself. */
export const pcShows: Check<{ readonly member: string; readonly value: string }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const received = String(device?.state[member]);
  return received === value ? [] : [finding(requirements, `${member} is ${value}`, received)];
};

/** A fact that the PC does not show of itself. */
export const pcShowsNot: Check<{ readonly member: string; readonly value: string }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const received = String(device?.state[member]);
  return received === value ? [finding(requirements, `${member} is not ${value}`, received)] : [];
};
