import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { type Item, isResults, isStatus } from '../../protocol/syncml/messages.js';
import { isSuccess } from '../../protocol/syncml/status-codes.table.js';
import { child, childrenNamed, childText, type XmlElement } from '../../protocol/xml/element.js';
import { readXml } from '../../protocol/xml/read.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import { readable } from './windows-transcript.js';

const itemsOf = (device: DeviceEvidence | undefined): readonly Item[] =>
  dmExchanges(device)
    .flatMap(({ sent }) => (sent?.body ?? []).filter(isResults))
    .flatMap(({ items }) => items);

/** XDM-165: the result that the last failing Status of this node carries, or `nothing`. */
export const failureTells: Check<{ readonly uri: string; readonly result: string }> = async (
  { device },
  { uri, result },
  requirements,
) => {
  const statuses = dmExchanges(device).flatMap(({ sent }) => (sent?.body ?? []).filter(isStatus));
  const last = statuses.findLast(({ targetRefs, data }) => targetRefs.includes(uri) && !isSuccess(data));
  const received = last === undefined ? 'no failure' : (last.originalError ?? 'nothing');
  return received === result ? [] : [finding(requirements, `originalerror: ${result}`, received)];
};

/** XDM-166: the node was told, with this value; without any where it is empty. */
export const nodeIsListed: Check<{ readonly uri: string; readonly value: string }> = async (
  { device },
  { uri, value },
  requirements,
) => {
  const found = itemsOf(device).findLast(({ source }) => source === uri);
  if (found !== undefined && (found.data ?? '') === value) return [];
  const received = found === undefined ? 'not listed' : `listed with "${found.data ?? ''}"`;
  return [finding(requirements, `${uri} listed with "${value}"`, received)];
};

const namespace = 'syncml:dmddf1.2';

/** XDM-168: the document told for a node has a node by this path, with this value. */
export const documentHas: Check<{
  readonly uri: string;
  readonly path: readonly string[];
  readonly value: string;
}> = async ({ device }, { uri, path, value }, requirements) => {
  const text = itemsOf(device).findLast(({ source }) => source === uri)?.data ?? '';
  const root = readable(() => readXml(new TextEncoder().encode(text)).message);
  const found = path.reduce<XmlElement | undefined>((at, name) => at && named(at, name), root);
  const received = found && childText(found, namespace, 'Value');
  if (received === value) return [];
  return [
    finding(requirements, `${path.join('/')} with "${value}"`, received ?? (text.slice(0, 200) || 'no document')),
  ];
};

const named = (parent: XmlElement, name: string): XmlElement | undefined =>
  childrenNamed(parent, namespace, 'Node').find((node) => child(node, namespace, 'NodeName')?.text === name);
