import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Item, isResults, isStatus } from '../../protocol/syncml/messages.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Items of Results that are pieces, or the last of some. */
function piecesOf(device: DeviceEvidence | undefined): readonly Item[] {
  const items = dmExchanges(device)
    .flatMap(({ sent }) => (sent?.body ?? []).filter(isResults))
    .flatMap((results) => results.items);
  const first = items.findLastIndex(({ meta }) => meta?.size !== undefined);
  return first < 0 ? [] : items.slice(first);
}

/** XDM-160, XDM-161: the Statuses of the server for Results, oldest first. */
export const answersToPieces: Check<{ readonly codes: readonly string[] }> = async (
  { device },
  { codes },
  requirements,
) => {
  const statuses = dmExchanges(device).flatMap(({ answer }) => (answer?.body ?? []).filter(isStatus));
  const received = statuses.filter(({ cmd }) => cmd === 'Results').map(({ data }) => data);
  return show(received) === show(codes) ? [] : [finding(requirements, show(codes), show(received))];
};

/** XDM-163: the first piece tells the length of all of them, and all but the last say that more follow. */
export const piecesSayLength: Check<{ readonly length: number }> = async ({ device }, { length }, requirements) => {
  const pieces = piecesOf(device);
  const told = pieces[0]?.meta?.size;
  const sum = pieces.reduce((all, { data = '' }) => all + data.length, 0);
  const marked = pieces.every(({ moreData }, at) => (moreData === true) === at < pieces.length - 1);
  if (told === length && sum === length && marked && pieces.length > 1) return [];
  const expected = `pieces of ${length} characters that say so`;
  const more = marked ? '' : ', of which not all say that more follow';
  return [
    finding(requirements, expected, `${pieces.length} pieces of ${sum} characters, told ${told ?? 'none'}${more}`),
  ];
};

/** XDM-162: the server sent an Alert of this code. */
export const serverAlerted: Check<{ readonly code: string }> = async ({ device }, { code }, requirements) => {
  const alerts = dmExchanges(device).flatMap(({ answer }) =>
    (answer?.body ?? []).flatMap((command) => (command.verb === 'Alert' ? [command.data] : [])),
  );
  return alerts.includes(code) ? [] : [finding(requirements, `Alert ${code}`, alerts.join(', ') || 'no Alert')];
};

interface Seen {
  readonly type: string;
  readonly mark: string;
  readonly source: string;
  readonly data: string;
}

/** XDM-164: the administrator's list of the device's generic alerts has this one. */
export const alertIsSeen: Check<Seen> = async ({ device, admin }, { type, mark, source, data }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { alerts } = await admin.readPage(`device-alerts/${view?.id ?? ''}`);
  const expected = { data, format: 'chr', mark, source, type };
  const list = (alerts as readonly JsonObject[] | undefined) ?? [];
  const found = list.some((one) => Object.entries(expected).every(([member, value]) => one[member] === value));
  return found ? [] : [finding(requirements, show(expected), show(list))];
};
