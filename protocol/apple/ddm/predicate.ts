import { ProtocolError } from '../../base/errors.js';
import type { Json } from '../../base/vocabulary.js';

/**
 * Predicates of activations (Apple: "ActivationSimple", Predicate): the part of NSPredicate's format that compares status items and
 * properties of management with constants: `@status(device.operating-system.family) == "iOS" AND …`. Comparisons are ==, !=, <, <=, >, >=, IN,
 * CONTAINS, BEGINSWITH and ENDSWITH; they are joined by AND, OR, NOT and parentheses. Words are known in any case.
 */
export type Predicate =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly of: Predicate }
  | { readonly kind: 'and' | 'or'; readonly left: Predicate; readonly right: Predicate }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: string; readonly right: Operand };

export type Operand =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'status' | 'property'; readonly path: string };

/** Gives the value of a status item or property; undefined when there is none. */
export type Lookup = (kind: 'status' | 'property', path: string) => Json | undefined;

const token =
  /\s*(?:(@status|@property|@key)\(([^)]*)\)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)|(==|!=|<>|<=|>=|=<|=>|&&|\|\||[=<>!(){},])|([A-Za-z]+))/y;

/** Longer predicates, and deeper ones, are not read. */
const longest = 4_096;
const deepest = 32;

/** Throws ProtocolError `APPLE_DDM_PREDICATE` on what is no predicate of this part. */
export function parsePredicate(text: string): Predicate {
  if (text.length > longest) throw unreadable('it is too long');
  const parser = new Parser(text);
  const predicate = parser.disjunction(0);
  parser.end();
  return predicate;
}

interface Word {
  readonly kind: 'reference' | 'text' | 'number' | 'sign' | 'word' | 'end';
  readonly text: string;
  readonly path?: string;
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
    return this.#comparison();
  }

  #comparison(): Predicate {
    const left = this.#operand();
    const { text, kind } = this.#next();
    const operator = aliases[text.toUpperCase()] ?? text.toUpperCase();
    if ((kind !== 'sign' && kind !== 'word') || !Object.hasOwn(comparisons, operator))
      throw unreadable(`"${text}" compares nothing`);
    return { kind: 'compare', left, operator, right: this.#operand() };
  }

  #operand(): Operand {
    const { kind, text, path = '' } = this.#next();
    if (kind === 'reference') return { kind: text === '@property' ? 'property' : 'status', path };
    if (kind === 'text') return { kind: 'value', value: text };
    if (kind === 'number') return { kind: 'value', value: Number(text) };
    if (kind === 'word' && /^(true|yes)$/i.test(text)) return { kind: 'value', value: true };
    if (kind === 'word' && /^(false|no)$/i.test(text)) return { kind: 'value', value: false };
    if (text === '{') return { kind: 'value', value: this.#list() };
    throw unreadable(`"${text}" is no value`);
  }

  #list(): Json {
    const values: Json[] = [];
    while (!this.#takes('}')) {
      const operand = this.#operand();
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
    if (!this.#takes(text)) throw unreadable(`"${text}" is missing`);
  }
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) throw unreadable(`what begins with "${text.slice(at, at + 10).trim()}" cannot be read`);
    words.push(wordOf(match));
    at = token.lastIndex;
  }
  return words;
}

function wordOf([, reference, path = '', double, single, number, sign, word = '']: RegExpExecArray): Word {
  if (reference !== undefined) return { kind: 'reference', text: reference, path: path.trim() };
  const quoted = double ?? single;
  if (quoted !== undefined) return { kind: 'text', text: quoted.replaceAll(/\\(.)/g, '$1') };
  if (number !== undefined) return { kind: 'number', text: number };
  return sign === undefined ? { kind: 'word', text: word } : { kind: 'sign', text: sign };
}

const aliases: Readonly<Record<string, string>> = { '=': '==', '<>': '!=', '=<': '<=', '=>': '>=' };

const comparisons: Readonly<Record<string, (left: Json, right: Json) => boolean>> = {
  '==': (left, right) => JSON.stringify(left) === JSON.stringify(right),
  '!=': (left, right) => JSON.stringify(left) !== JSON.stringify(right),
  '<': (left, right) => order(left, right) < 0,
  '<=': (left, right) => order(left, right) <= 0,
  '>': (left, right) => order(left, right) > 0,
  '>=': (left, right) => order(left, right) >= 0,
  IN: (left, right) => Array.isArray(right) && right.includes(left),
  CONTAINS: (left, right) => (Array.isArray(left) ? left.includes(right) : String(left).includes(String(right))),
  BEGINSWITH: (left, right) => String(left).startsWith(String(right)),
  ENDSWITH: (left, right) => String(left).endsWith(String(right)),
};

/** Numbers by value, texts that look like versions part by part. */
function order(left: Json, right: Json): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string')
    throw new ProtocolError(
      'APPLE_DDM_EVALUATION',
      `${JSON.stringify(left)} and ${JSON.stringify(right)} have no order`,
    );
  return left.localeCompare(right, 'en', { numeric: true });
}

/** Whether it holds. Throws ProtocolError `APPLE_DDM_EVALUATION` when a value is missing or cannot be compared. */
export function evaluatePredicate(predicate: Predicate, lookup: Lookup): boolean {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value;
    case 'not':
      return !evaluatePredicate(predicate.of, lookup);
    case 'and':
      return evaluatePredicate(predicate.left, lookup) && evaluatePredicate(predicate.right, lookup);
    case 'or':
      return evaluatePredicate(predicate.left, lookup) || evaluatePredicate(predicate.right, lookup);
    case 'compare':
      return (
        comparisons[predicate.operator]?.(
          operandValue(predicate.left, lookup),
          operandValue(predicate.right, lookup),
        ) ?? false
      );
  }
}

function operandValue(operand: Operand, lookup: Lookup): Json {
  if (operand.kind === 'value') return operand.value;
  const value = lookup(operand.kind, operand.path);
  if (value === undefined)
    throw new ProtocolError('APPLE_DDM_EVALUATION', `there is no ${operand.kind} ${operand.path}`);
  return value;
}

function unreadable(message: string): ProtocolError {
  return new ProtocolError('APPLE_DDM_PREDICATE', message);
}
