import { ProtocolError } from '../../base/errors.js';

/** One word of a predicate's text. */
export interface Word {
  readonly kind: 'reference' | 'member' | 'variable' | 'text' | 'number' | 'sign' | 'word' | 'end';
  /** Of a reference `@status` or `@property`; of a member or variable its name without `$`. */
  readonly text: string;
  /** What a reference or member names. */
  readonly path?: string;
}

const token = new RegExp(
  [
    String.raw`(?<reference>@status|@property|@key)\((?<path>[^)]*)\)`,
    String.raw`\$(?<member>\w+)\.@key\((?<key>[^)]*)\)`,
    String.raw`\$(?<variable>\w+)`,
    String.raw`"(?<double>(?:[^"\\]|\\.)*)"`,
    String.raw`'(?<single>(?:[^'\\]|\\.)*)'`,
    String.raw`(?<number>-?\d+(?:\.\d+)?)`,
    String.raw`(?<sign>==|!=|<>|<=|>=|=<|=>|&&|\|\||\.@count|\[[cd]{1,2}\]|[=<>!(){},])`,
    '(?<word>[A-Za-z]+)',
  ].join('|'),
  'y',
);

const unknownName = /^@(?!(?:status|property|key|count)\b)\w/;

function unknownOperator(found: string): ProtocolError {
  return new ProtocolError('APPLE_DDM_OPERATOR', `there is no operator as in "${found}"`);
}

/** Throws ProtocolError `APPLE_DDM_PREDICATE` on what is no word, `APPLE_DDM_OPERATOR` on an operator with @ that nobody knows. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = leading(text, 0);
  while (at < text.length) {
    token.lastIndex = at;
    const groups = token.exec(text)?.groups;
    if (groups === undefined && unknownName.test(text.slice(at))) throw unknownOperator(text.slice(at, at + 20));
    if (groups === undefined) throw unreadable(`what begins with "${text.slice(at, at + 10)}" cannot be read`);
    words.push(wordOf(groups));
    at = leading(text, token.lastIndex);
  }
  return words;
}

/** Where the next word begins. */
function leading(text: string, at: number): number {
  let next = at;
  while (next < text.length && /\s/.test(text[next] ?? '')) next++;
  return next;
}

function wordOf(groups: Readonly<Record<string, string | undefined>>): Word {
  const { reference, path = '', member, key = '', variable, double, single, number, sign, word = '' } = groups;
  if (reference !== undefined) return { kind: 'reference', text: reference, path: path.trim() };
  if (member !== undefined) return { kind: 'member', text: member, path: key.trim() };
  if (variable !== undefined) return { kind: 'variable', text: variable };
  const quoted = double ?? single;
  if (quoted !== undefined) return { kind: 'text', text: quoted.replaceAll(/\\(.)/g, '$1') };
  if (number !== undefined) return { kind: 'number', text: number };
  return sign === undefined ? { kind: 'word', text: word } : { kind: 'sign', text: sign };
}

export function unreadable(message: string): ProtocolError {
  return new ProtocolError('APPLE_DDM_PREDICATE', message);
}
