import { ProtocolError } from '../../base/errors.js';
import type { Json } from '../../base/vocabulary.js';

export type Comparison = (left: Json, right: Json) => boolean;

/** Comparisons of NSPredicate's format (Apple: "Predicate Format String Syntax") that devices know here. */
export const comparisons: Readonly<Record<string, Comparison>> = Object.freeze({
  '==': same,
  '!=': (left: Json, right: Json) => !same(left, right),
  '<': (left: Json, right: Json) => order(left, right) < 0,
  '<=': (left: Json, right: Json) => order(left, right) <= 0,
  '>': (left: Json, right: Json) => order(left, right) > 0,
  '>=': (left: Json, right: Json) => order(left, right) >= 0,
  BETWEEN: (left: Json, right: Json) => {
    const [least, most] = Array.isArray(right) ? (right as readonly Json[]) : [];
    if (least === undefined || most === undefined) throw incomparable(left, right);
    return order(left, least) >= 0 && order(left, most) <= 0;
  },
  IN: (left: Json, right: Json) => (Array.isArray(right) ? right.includes(left) : String(right).includes(String(left))),
  CONTAINS: (left: Json, right: Json) =>
    Array.isArray(left) ? left.includes(right) : String(left).includes(String(right)),
  BEGINSWITH: (left: Json, right: Json) => String(left).startsWith(String(right)),
  ENDSWITH: (left: Json, right: Json) => String(left).endsWith(String(right)),
  LIKE: (left: Json, right: Json) => isLike(String(left), String(right)),
});

function same(left: Json, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Numbers by value, texts that look like versions part by part. */
function order(left: Json, right: Json): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') throw incomparable(left, right);
  return left.localeCompare(right, 'en', { numeric: true });
}

function incomparable(left: Json, right: Json): ProtocolError {
  return new ProtocolError('APPLE_DDM_FAILED', `${JSON.stringify(left)} and ${JSON.stringify(right)} have no order`);
}

/** `?` stands for one character, `*` for any number; each star is tried once, so that no pattern takes long. */
function isLike(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  if (!fits(text.slice(0, first.length), first)) return false;
  const last = others.pop();
  if (last === undefined) return text.length === first.length;
  let at = first.length;
  for (const part of others) {
    at = indexOf(text, part, at);
    if (at < 0) return false;
    at += part.length;
  }
  return text.length - last.length >= at && fits(text.slice(text.length - last.length), last);
}

function indexOf(text: string, part: string, from: number): number {
  for (let at = from; at + part.length <= text.length; at++)
    if (fits(text.slice(at, at + part.length), part)) return at;
  return -1;
}

function fits(text: string, part: string): boolean {
  return text.length === part.length && [...part].every((letter, at) => letter === '?' || letter === text[at]);
}
