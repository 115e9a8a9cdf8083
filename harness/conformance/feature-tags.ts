import { type Method, methods, type Platform, parties, platforms } from '../../protocol/base/vocabulary.js';
import { kinds, levels, observables } from './catalog-row.js';

/** The closed vocabulary of tags: what stands before the colon, and the words or the shape of what follows. */
export const tagWords: Readonly<Record<string, readonly string[] | RegExp>> = {
  req: /^[A-Z]{3}-\d{3}$/,
  kind: kinds,
  observable: observables,
  platform: platforms,
  method: methods,
  party: parties,
  level: levels,
  edition: /^\d{3}$/,
  needs: /^(?:[a-z]+|(?:verb|settings|report|page|platform|method):[a-z][a-z0-9.-]*)$/,
};

/** Tags without a value. */
export const plainTags = ['lockstep', 'slow', 'workload', 'destructive'] as const;

/** What is wrong with a tag; undefined when it belongs to the vocabulary. */
export function tagObjection(tag: string): string | undefined {
  const [key = '', ...rest] = tag.slice(1).split(':');
  const value = rest.join(':');
  if (rest.length === 0)
    return (plainTags as readonly string[]).includes(key) ? undefined : `${tag} is not in the tag vocabulary`;
  const words = Object.hasOwn(tagWords, key) ? tagWords[key] : undefined;
  if (words === undefined) return `${tag}: no tag begins with @${key}:`;
  const known = words instanceof RegExp ? words.test(value) : words.includes(value);
  return known ? undefined : `${tag}: "${value}" is no ${key}`;
}

/** Values of all tags with one key, in order: `valuesOf(tags, 'req')`. */
export function valuesOf(tags: readonly string[], key: string): readonly string[] {
  const prefix = `@${key}:`;
  return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}

/** Platform of a method: the word before its first dash. A method without platform (`mam-we`) has none. */
export function platformOfMethod(method: Method): Platform | undefined {
  return platforms.find((platform) => method.startsWith(`${platform}-`));
}

const methodWord = new RegExp(
  `(?<![\\w-])(?:${[...methods].sort((a, b) => b.length - a.length).join('|')})(?![\\w-])`,
  'g',
);

/** Methods named by a tag, or else by the words of the steps, in order of appearance. */
export function methodsNamed(tags: readonly string[], stepTexts: readonly string[]): readonly Method[] {
  const tagged = valuesOf(tags, 'method');
  const found = tagged.length > 0 ? tagged : stepTexts.flatMap((text) => text.match(methodWord) ?? []);
  return [...new Set(found)] as Method[];
}
