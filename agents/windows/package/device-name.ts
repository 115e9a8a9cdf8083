import type { Random } from '../../../protocol/base/random.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import { longestName, mostRandomDigits, serialThatFits } from './rules.js';

const macro = /%(SERIAL|RAND:(\d+))%/g;

/** What is wrong with a template for names; undefined when nothing is. */
export function objectionToTemplate(context: RuleContext, template: string): string | undefined {
  const digits = [...template.matchAll(/%RAND:(\d+)%/g)].map(([, count]) => Number(count));
  if (digits.some((count) => !mostRandomDigits(context, count))) return 'device name: %RAND:x% asks for 1 to 62 digits';
  const fixed = template.replace(macro, (_whole, _name, count?: string) => '0'.repeat(Number(count ?? 0)));
  const most = longestName(context);
  return fixed.length > most ? `device name: ${fixed.length} characters, at most ${most}` : undefined;
}

/** The name of one PC: digits drawn, and of the serial number what there is room for. */
export function nameFrom(context: RuleContext, template: string, serial: string, random: Random): string {
  const drawn = template.replace(/%RAND:(\d+)%/g, (_whole, count: string) => digitsOf(random, Number(count)));
  const fixed = drawn.replaceAll('%SERIAL%', '').length;
  return drawn.replaceAll('%SERIAL%', serialThatFits(context, serial, longestName(context) - fixed));
}

const digitsOf = (random: Random, count: number): string =>
  [...random.fork('device name').bytes(count)].map((byte) => String(byte % 10)).join('');
