import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Command, type Item, type ItemVerb, itemVerbs, type Meta } from '../../../../protocol/syncml/messages.js';
import { element, writeXml } from '../../../../protocol/xml/write.js';
import { BadCommand } from '../../endpoint.js';

/**
 * A command as an administrator writes it: `{ verb, target, format?, type?, data? }`, or several `items` of that shape under one verb, or
 * `{ verb: 'Atomic' | 'Sequence', commands: [...] }`.
 */
type Payload = JsonObject;

const formats = new Set(['b64', 'bin', 'bool', 'chr', 'date', 'float', 'int', 'node', 'null', 'time', 'xml']);

/** Checks a command and names it, `Replace ./Device/Vendor/MSFT/…`. Throws BadCommand with the member that is wrong. */
export function validateOmaDmCommand(payload: Payload): string {
  const command = commandOf(payload);
  if (command.verb === 'Atomic' || command.verb === 'Sequence')
    return `${command.verb} of ${command.commands.length} commands`;
  const [first, ...others] = 'items' in command ? command.items : [];
  return `${command.verb} ${first?.target ?? ''}${others.length === 0 ? '' : ` and ${others.length} more`}`;
}

/** The command that removes a device from management (DMClient CSP, Unenroll). */
export function unenrollCommand(providerId: string): JsonObject {
  const target = `./Device/Vendor/MSFT/DMClient/Provider/${providerId}/Unenroll`;
  return { verb: 'Exec', target, format: 'chr', data: providerId };
}

/** The SyncML command of a payload, without CmdIDs. Throws BadCommand. */
export function commandOf(payload: Payload, inside?: 'Atomic' | 'Sequence'): Command {
  const { verb } = payload;
  if (verb === 'Atomic' || verb === 'Sequence') return groupOf(payload, verb, inside);
  if (!isItemVerb(verb))
    throw new BadCommand(`verb is ${show(verb)}, expected ${itemVerbs.join(', ')}, Atomic or Sequence`);
  if (verb === 'Get' && inside === 'Atomic') throw new BadCommand('Get cannot be inside Atomic');
  const written = payload.items === undefined ? [payload] : list(payload.items, 'items');
  return { verb, cmdId: '', items: written.map((item) => itemOf(item, verb)) };
}

function groupOf(payload: Payload, verb: 'Atomic' | 'Sequence', inside: 'Atomic' | 'Sequence' | undefined): Command {
  if (inside !== undefined) throw new BadCommand(`${verb} cannot be inside ${inside}`);
  const commands = list(payload.commands, 'commands');
  return { verb, cmdId: '', commands: commands.map((inner) => commandOf(inner, verb)) };
}

const isItemVerb = (verb: Json | undefined): verb is ItemVerb => itemVerbs.some((known) => known === verb);

function itemOf(item: JsonObject, verb: ItemVerb): Item {
  const target = locUri(item.target);
  const meta = metaOf(item);
  const data = dataOf(item.data);
  if (data === undefined && (verb === 'Add' || verb === 'Replace') && meta?.format !== 'node')
    throw new BadCommand(`data is missing for ${verb} ${target}`);
  return { target, ...(meta && { meta }), ...(data !== undefined && { data }) };
}

function metaOf({ format, type }: JsonObject): Meta | undefined {
  if (format !== undefined && !(typeof format === 'string' && formats.has(format)))
    throw new BadCommand(`format is ${show(format)}, expected one of ${[...formats].join(', ')}`);
  if (type !== undefined && typeof type !== 'string') throw new BadCommand(`type is ${show(type)}, expected text`);
  if (format === undefined && type === undefined) return undefined;
  return { ...(format !== undefined && { format }), ...(type !== undefined && { type }) };
}

function locUri(target: Json | undefined): string {
  if (typeof target === 'string' && target.length <= 1_024 && /^\.(\/[^/\p{Cc}]+)+$/u.test(target)) return target;
  throw new BadCommand(`target is ${show(target)}, expected a LocURI that begins with ./`);
}

function dataOf(data: Json | undefined): string | undefined {
  if (data === undefined) return undefined;
  if (typeof data === 'string') return writable(data);
  if (typeof data === 'number' || typeof data === 'boolean') return String(data);
  throw new BadCommand(`data is ${show(data)}, expected text, a number or a boolean`);
}

/** Text that XML can carry: binary values travel as base64. */
function writable(data: string): string {
  try {
    writeXml(element('Data', {}, data));
    return data;
  } catch (error) {
    if (error instanceof RangeError) throw new BadCommand(`data: ${error.message}; send it as base64 with format b64`);
    throw error;
  }
}

function list(value: Json | undefined, name: string): readonly JsonObject[] {
  const ok = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null);
  if (!ok) throw new BadCommand(`${name} is ${show(value)}, expected a list of objects that is not empty`);
  return value as readonly JsonObject[];
}

const show = (value: Json | undefined): string =>
  value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);
