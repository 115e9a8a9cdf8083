/** What a text of Java properties holds. A key that stands twice keeps its last value and is named in `duplicates`. */
export type PropertiesReading =
  | {
      readonly kind: 'properties';
      readonly values: Readonly<Record<string, string>>;
      readonly duplicates: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly message: string };

const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** Reads a text as java.util.Properties.load does: comments, continued lines, `=`, `:` or white space after the key, escapes. Never throws. */
export function readProperties(text: string): PropertiesReading {
  const values = new Map<string, string>();
  const duplicates: string[] = [];
  for (const line of logicalLines(text)) {
    const end = keyEnd(line);
    const key = unescaped(line.slice(0, end));
    const value = unescaped(line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, ''));
    if (key === undefined || value === undefined)
      return {
        kind: 'unreadable',
        message: `a \\u without four hexadecimal digits in ${JSON.stringify(line.slice(0, 80))}`,
      };
    if (values.has(key)) duplicates.push(key);
    values.set(key, value);
  }
  return { kind: 'properties', values: Object.fromEntries(values), duplicates };
}

/** Writes a text that java.util.Properties.load reads back, in ASCII and without the comment that `store` begins with. */
export function writeProperties(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${escaped(key, /[\s=:#!\\]/g)}=${escaped(value, /^ |[\t\n\r\f=:#!\\]/g)}\n`)
    .join('');
}

/** Natural lines joined where the former ends in an odd number of backslashes; without blank ones and comments. */
function logicalLines(text: string): readonly string[] {
  const lines: string[] = [];
  let begun: string | undefined;
  for (const natural of text.split(/\r\n|\n|\r/)) {
    const line = natural.replace(/^[ \t\f]+/, '');
    if (begun === undefined && (line === '' || /^[#!]/.test(line))) continue;
    const whole: string = (begun ?? '') + line;
    const continued = (/\\+$/.exec(whole)?.[0].length ?? 0) % 2 === 1;
    begun = continued ? whole.slice(0, -1) : undefined;
    if (!continued) lines.push(whole);
  }
  return begun ? [...lines, begun] : lines;
}

function keyEnd(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (/[=: \t\f]/.test(line[at] ?? '')) return at;
  }
  return line.length;
}

function unescaped(text: string): string | undefined {
  let broken = false;
  const read = text.replace(/\\(u[0-9A-Fa-f]{4}|[\s\S]|$)/g, (_all, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (code === 'u') broken = true;
    return letters[code] ?? code;
  });
  return broken ? undefined : read;
}

function escaped(text: string, special: RegExp): string {
  const names: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\r': 'r', '\f': 'f' };
  return text
    .replace(special, (character) => `\\${names[character] ?? character}`)
    .replace(/[^\t\n\r\f\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
