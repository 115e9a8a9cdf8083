import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { UsageError } from '../../protocol/base/errors.js';
import { type Verdict, verdicts } from '../../reports/model/results.js';
import { packageRoot, suitesFolder } from './paths.js';

/** A named selection of requirements with a pass rule and a version. */
export interface Suite {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Requirement ids or areas with `*`: `XSC-*`, `LIM-028`. A scenario belongs when one of its requirements does. */
  readonly requirements: readonly string[];
  /** Tag expression that a scenario's tags must also fulfil. */
  readonly tags?: string;
  /** Review rows that a person goes through, by the same patterns. */
  readonly review: readonly string[];
  /** Verdicts under which a scenario does not stand against the suite. */
  readonly accept: readonly Verdict[];
}

/** Names of the suites that ship with muster. */
export function suiteNames(): readonly string[] {
  return readdirSync(suitesFolder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -5))
    .sort();
}

/** A suite by name, or by the path of a YAML file. Throws UsageError that names the file and the key. */
export function loadSuite(nameOrFile: string): Suite {
  const file = /\.ya?ml$/.test(nameOrFile) ? nameOrFile : join(suitesFolder, `${nameOrFile}.yaml`);
  if (!existsSync(file))
    throw new UsageError('SUITE_UNKNOWN', `there is no suite "${nameOrFile}"`, {
      fix: `Choose one of: ${suiteNames().join(', ')}; or give a YAML file.`,
    });
  return suiteOf(parse(readFileSync(file, 'utf8')), relative(packageRoot, file));
}

function suiteOf(value: unknown, place: string): Suite {
  const { name, version, title, requirements, tags, review = [], accept } = (value ?? {}) as Partial<Suite>;
  const wrong = (key: string, expected: string): never => {
    throw new UsageError('SUITE_INVALID', `${key}: expected ${expected}`, { place });
  };
  const texts = (list: unknown): list is readonly string[] =>
    Array.isArray(list) && list.every((each) => typeof each === 'string');
  if (typeof name !== 'string') return wrong('name', 'a text');
  if (typeof version !== 'string') return wrong('version', 'a text such as "1.0"');
  if (typeof title !== 'string') return wrong('title', 'a text');
  if (!texts(requirements)) return wrong('requirements', 'a list of ids and areas such as LIM-028 and XSC-*');
  if (!texts(review)) return wrong('review', 'a list of ids and areas');
  if (tags !== undefined && typeof tags !== 'string') return wrong('tags', 'a tag expression');
  if (!texts(accept) || !accept.every((each) => verdicts.includes(each)))
    return wrong('accept', `a list of ${verdicts.join(', ')}`);
  return { name, version, title, requirements, review, accept, ...(tags === undefined ? {} : { tags }) };
}

/** Whether an id fits the patterns: `*` stands for anything, `!` before a pattern takes its ids away again. */
export function fitsPattern(id: string, patterns: readonly string[]): boolean {
  const fits = (pattern: string): boolean => {
    const literal = pattern.toUpperCase().replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${literal.replaceAll('*', '.*')}$`).test(id);
  };
  const denied = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return patterns.some((pattern) => !pattern.startsWith('!') && fits(pattern)) && !denied.some(fits);
}
