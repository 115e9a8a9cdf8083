import { resolve } from 'node:path';
import parseTags from '@cucumber/tag-expressions';
import { UsageError } from '../../protocol/base/errors.js';
import type { Method, Platform } from '../../protocol/base/vocabulary.js';
import type { Scenario } from './features.js';
import { inShare, type Share } from './share.js';
import { fitsPattern, type Suite } from './suite.js';

/** What the user asked for; every part that is given must be fulfilled, every list by one of its members. */
export interface Selection {
  /** Ids and patterns: `LIM-028`, `XSC-*`. */
  readonly requirements?: readonly string[];
  readonly areas?: readonly string[];
  readonly methods?: readonly Method[];
  readonly platforms?: readonly Platform[];
  readonly tags?: string;
  /** Part of the scenario's name or id, case aside. */
  readonly name?: string;
  /** `file.feature`, `file.feature:12`. */
  readonly places?: readonly string[];
  /** Exact scenario ids: what failed last time. */
  readonly ids?: readonly string[];
  readonly share?: Share;
  readonly suite: Suite;
}

/** Says why a scenario is not selected; undefined when it is. */
export type Selector = (scenario: Scenario) => string | undefined;

/** One selector of the whole selection. Throws UsageError on a broken tag expression. */
export function selector(selection: Selection): Selector {
  const { suite, requirements, areas, methods, platforms, tags, name, places, ids, share } = selection;
  const suiteTags = suite.tags === undefined ? undefined : tagSelector(suite.tags);
  const selectors: Selector[] = [
    (scenario) =>
      scenario.requirements.some((id) => fitsPattern(id, suite.requirements)) && suiteTags?.(scenario) === undefined
        ? undefined
        : `not in suite ${suite.name}`,
  ];
  const add = (given: unknown, fits: (scenario: Scenario) => boolean, reason: string): void => {
    if (given !== undefined) selectors.push((scenario) => (fits(scenario) ? undefined : reason));
  };
  add(
    requirements,
    (each) => each.requirements.some((id) => fitsPattern(id, requirements ?? [])),
    'another requirement',
  );
  add(
    areas,
    (each) => each.requirements.some((id) => areas?.some((area) => id.startsWith(`${area.toUpperCase()}-`))),
    'another area',
  );
  add(methods, (each) => each.methods.some((method) => methods?.includes(method)), 'another method');
  add(platforms, (each) => each.platforms.some((platform) => platforms?.includes(platform)), 'another platform');
  add(
    name,
    (each) => [each.name, each.id].some((text) => text.toLowerCase().includes((name ?? '').toLowerCase())),
    'another name',
  );
  add(places, (each) => (places ?? []).some((place) => isAt(each, place)), 'another place');
  add(ids, (each) => (ids ?? []).includes(each.id), 'did not fail last time');
  if (share !== undefined) add(share, ({ id }) => inShare(id, share), `not in share ${share.index}/${share.total}`);
  if (tags !== undefined) selectors.push(tagSelector(tags));
  return (scenario) => selectors.map((select) => select(scenario)).find((reason) => reason !== undefined);
}

function tagSelector(expression: string): Selector {
  try {
    const parsed = parseTags(expression);
    return ({ tags }) => (parsed.evaluate([...tags]) ? undefined : `tags are not ${expression}`);
  } catch (cause) {
    throw new UsageError('TAG_EXPRESSION', `"${expression}" is no tag expression`, {
      fix: 'An example: "@kind:limit and not @slow".',
      cause,
    });
  }
}

/** `file:12` names the scenario that begins there, a row of Examples, or an outline with all its rows. */
function isAt({ file, line, outlineLine, location }: Scenario, place: string): boolean {
  const [path, wanted] = splitPlace(place);
  if (resolve(path) !== file && !location.startsWith(`${path}:`)) return false;
  return wanted === undefined || wanted === line || wanted === outlineLine;
}

function splitPlace(place: string): readonly [path: string, line: number | undefined] {
  const [, path = place, line] = /^(.*?)(?::(\d+))?$/.exec(place) ?? [];
  return [path, line === undefined ? undefined : Number(line)];
}

/** Whether a feature file may hold anything of the selection, told from its path and text alone: a run of one requirement need not parse the others. */
export function mayHold({ requirements, places }: Selection): (file: string, source: string) => boolean {
  const ids =
    requirements?.every((id) => !/[*!]/.test(id)) === true ? requirements.map((id) => id.toUpperCase()) : undefined;
  const paths = places?.map((place) => splitPlace(place)[0]);
  return (file, source) =>
    (ids === undefined || ids.some((id) => source.includes(id))) &&
    (paths === undefined || paths.some((path) => resolve(path) === file || file.endsWith(`/${path}`)));
}
