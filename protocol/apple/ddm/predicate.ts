import { ProtocolError } from '../../base/errors.js';
import type { Json, JsonObject } from '../../base/vocabulary.js';
import { comparisons } from './comparisons.table.js';
import { isObject } from './declarations.js';
import { unreadable, type Word, wordsOf } from './predicate-words.js';

/**
 * Predicates of activations (Apple: "ActivationSimple", Predicate): the part of NSPredicate's format that compares status items and
 * properties of management with constants, `@status(device.operating-system.family) == "iOS" AND …`, and counts the entries of a list:
 * `SUBQUERY(@status(mdm.app), $app, $app.@key(state) == "managed").@count > 0` (Apple: "Processing status for managed apps"). Words are known
 * in any case.
 */
export type Predicate =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly of: Predicate }
  | { readonly kind: 'and' | 'or'; readonly left: Predicate; readonly right: Predicate }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly operator: string;
      readonly right: Operand;
      /** Small and capital letters are the same. */
      readonly anyCase?: true;
    };

export type Operand =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'status' | 'property'; readonly path: string }
  | { readonly kind: 'member'; readonly variable: string; readonly path: string }
  | { readonly kind: 'count'; readonly list: Operand; readonly variable: string; readonly where: Predicate };

/** Gives the value of a status item or property; undefined when there is none. */
export type Lookup = (kind: 'status' | 'property', path: string) => Json | undefined;

/** Longer predicates, and deeper ones, are not read. */
const longest = 4_096;
const deepest = 32;

/** Throws ProtocolError `APPLE_DDM_PREDICATE` on what is no predicate of this part, `APPLE_DDM_OPERATOR` where an operator with @ is unknown. */
export function parsePredicate(text: string): Predicate {
  if (text.length > longest) throw unreadable('it is too long');
  const parser = new Parser(text);
  const predicate = parser.disjunction(0);
  parser.end();
  return predicate;
}

class Parser {
  readonly #words: readonly Word[];
  #at = 0;

  constructor(text: string) {
    this.#words = wordsOf(text);
  }

  disjunction(depth: number): Predicate {
    if (depth > deepest) throw unreadable('it is nested too deeply');
    let left = this.#conjunction(depth);
    while (this.#takes('OR', '||')) left = { kind: 'or', left, right: this.#conjunction(depth) };
    return left;
  }

  #conjunction(depth: number): Predicate {
    let left = this.#negation(depth);
    while (this.#takes('AND', '&&')) left = { kind: 'and', left, right: this.#negation(depth) };
    return left;
  }

  #negation(depth: number): Predicate {
    if (depth > deepest) throw unreadable('it is nested too deeply');
    if (this.#takes('NOT', '!')) return { kind: 'not', of: this.#negation(depth + 1) };
    if (this.#takes('(')) {
      const inner = this.disjunction(depth + 1);
      this.#requires(')');
      return inner;
    }
    if (this.#takes('TRUEPREDICATE')) return { kind: 'constant', value: true };
    if (this.#takes('FALSEPREDICATE')) return { kind: 'constant', value: false };
    return this.#comparison(depth);
  }

  #comparison(depth: number): Predicate {
    const left = this.#operand(depth);
    const { text, kind } = this.#next();
    const operator = aliases[text.toUpperCase()] ?? text.toUpperCase();
    if ((kind !== 'sign' && kind !== 'word') || !Object.hasOwn(comparisons, operator))
      throw unreadable(`"${text}" compares nothing`);
    const anyCase = this.#takes('[C]', '[CD]', '[DC]', '[D]');
    return { kind: 'compare', left, operator, right: this.#operand(depth), ...(anyCase && { anyCase }) };
  }

  #operand(depth: number): Operand {
    const { kind, text, path = '' } = this.#next();
    if (kind === 'reference') return { kind: text === '@property' ? 'property' : 'status', path };
    if (kind === 'member') return { kind: 'member', variable: text, path };
    if (kind === 'text') return { kind: 'value', value: text };
    if (kind === 'number') return { kind: 'value', value: Number(text) };
    if (kind === 'word' && /^(true|yes)$/i.test(text)) return { kind: 'value', value: true };
    if (kind === 'word' && /^(false|no)$/i.test(text)) return { kind: 'value', value: false };
    if (kind === 'word' && /^subquery$/i.test(text)) return this.#count(depth);
    if (text === '{') return { kind: 'value', value: this.#list(depth) };
    throw unreadable(`"${text}" is no value`);
  }

  /** What follows SUBQUERY: a list, a name for its entries, and what they are to fulfil. */
  #count(depth: number): Operand {
    this.#requires('(');
    const list = this.#operand(depth);
    this.#requires(',');
    const { kind, text: variable } = this.#next();
    if (kind !== 'variable') throw unreadable('SUBQUERY needs a name for entries');
    this.#requires(',');
    const where = this.disjunction(depth + 1);
    this.#requires(')');
    this.#requires('.@COUNT');
    return { kind: 'count', list, variable, where };
  }

  #list(depth: number): Json {
    const values: Json[] = [];
    while (!this.#takes('}')) {
      const operand = this.#operand(depth);
      if (operand.kind !== 'value' || Array.isArray(operand.value)) throw unreadable('a list holds constants');
      values.push(operand.value);
      if (!this.#takes(',')) {
        this.#requires('}');
        break;
      }
    }
    return values;
  }

  end(): void {
    const { kind, text } = this.#next();
    if (kind !== 'end') throw unreadable(`"${text}" is left over`);
  }

  #next(): Word {
    return this.#words[this.#at++] ?? { kind: 'end', text: '' };
  }

  #takes(...texts: readonly string[]): boolean {
    const word = this.#words[this.#at];
    const found = word !== undefined && word.kind !== 'text' && texts.includes(word.text.toUpperCase());
    if (found) this.#at += 1;
    return found;
  }

  #requires(text: string): void {
    if (!this.#takes(text)) throw unreadable(`"${text.toLowerCase()}" is missing`);
  }
}

const aliases: Readonly<Record<string, string>> = { '=': '==', '<>': '!=', '=<': '<=', '=>': '>=' };

/** Entries of a list that SUBQUERY goes through, by the name it gives them. */
type Entries = Readonly<Record<string, JsonObject>>;

/** Whether it holds. Throws ProtocolError `APPLE_DDM_EVALUATION` when a value is missing, `APPLE_DDM_FAILED` when one is of the wrong kind. */
export function evaluatePredicate(predicate: Predicate, lookup: Lookup, entries: Entries = {}): boolean {
  const holds = (one: Predicate): boolean => evaluatePredicate(one, lookup, entries);
  switch (predicate.kind) {
    case 'constant':
      return predicate.value;
    case 'not':
      return !holds(predicate.of);
    case 'and':
      return holds(predicate.left) && holds(predicate.right);
    case 'or':
      return holds(predicate.left) || holds(predicate.right);
    case 'compare': {
      const [left, right] = [predicate.left, predicate.right].map((one) => operandValue(one, lookup, entries));
      const [first = null, second = null] = predicate.anyCase ? [small(left), small(right)] : [left, right];
      return comparisons[predicate.operator]?.(first, second) ?? false;
    }
  }
}

function small(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => small(each) ?? null);
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function operandValue(operand: Operand, lookup: Lookup, entries: Entries): Json {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'count') return countOf(operand, lookup, entries);
  if (operand.kind === 'member') return entries[operand.variable]?.[operand.path] ?? null;
  const value = lookup(operand.kind, operand.path);
  if (value === undefined)
    throw new ProtocolError('APPLE_DDM_EVALUATION', `there is no ${operand.kind} ${operand.path}`);
  return value;
}

function countOf({ list, variable, where }: Operand & { kind: 'count' }, lookup: Lookup, entries: Entries): number {
  const value = operandValue(list, lookup, entries);
  if (!Array.isArray(value)) throw new ProtocolError('APPLE_DDM_FAILED', 'SUBQUERY goes through lists only');
  const items = (value as readonly Json[]).filter(isObject);
  return items.filter((item) => evaluatePredicate(where, lookup, { ...entries, [variable]: item })).length;
}
