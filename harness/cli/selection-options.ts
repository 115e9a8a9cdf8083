import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from 'yargs';
import { UsageError } from '../../protocol/base/errors.js';
import { type Method, methods, type Platform, platforms } from '../../protocol/base/vocabulary.js';
import type { RunResults } from '../../reports/model/results.js';
import type { Selection } from '../conformance/selection.js';
import { readShare } from '../conformance/share.js';
import type { Suite } from '../conformance/suite.js';

/** Options by which `run` and `list` choose scenarios. */
export const selectionOptions = {
  suite: {
    type: 'string',
    describe: 'named selection of requirements with a pass rule; all, or protocol for a foreign target',
  },
  requirement: { type: 'string', array: true, alias: 'r', describe: 'ids or patterns: LIM-028, XSC-*' },
  area: { type: 'string', array: true, describe: 'areas of the catalog: LIM XSC' },
  method: { type: 'string', array: true, choices: methods, describe: 'enrollment methods' },
  platform: { type: 'string', array: true, choices: platforms, describe: 'device platforms' },
  tags: { type: 'string', describe: 'tag expression: "@kind:limit and not @slow"' },
  name: { type: 'string', describe: "part of a scenario's name or id" },
  share: { type: 'string', describe: 'a deterministic part of the scenarios, such as 1/4, for several machines' },
  failed: { type: 'boolean', default: false, describe: 'what did not pass in the last run, read from --out' },
  scenarios: { type: 'string', array: true, default: [], describe: "folders with a team's own features" },
  steps: { type: 'string', array: true, default: [], describe: "JavaScript files with a team's own steps" },
  target: { type: 'string', describe: 'target file; the embedded reference server without it' },
  out: { type: 'string', default: 'muster-out', describe: 'folder of events, results and reports' },
} as const satisfies Record<string, Options>;

export interface SelectionArguments {
  readonly places?: readonly string[];
  readonly suite?: string;
  readonly requirement?: readonly string[];
  readonly area?: readonly string[];
  readonly method?: readonly string[];
  readonly platform?: readonly string[];
  readonly tags?: string;
  readonly name?: string;
  readonly share?: string;
  readonly failed: boolean;
  readonly scenarios: readonly string[];
  readonly steps: readonly string[];
  readonly target?: string;
  readonly out: string;
}

const requirementShape = /^[A-Za-z]{3}-(?:\d{3}|\*)$/;

/** The arguments as a selection. A positional argument is a requirement (`LIM-028`) or a place (`file.feature:12`). */
export function selectionOf(args: SelectionArguments, suite: Suite): Selection {
  const { places = [], requirement = [], area, method, platform, tags, name, share, failed, out } = args;
  const files = places.filter((place) => !requirementShape.test(place));
  const requirements = [...requirement, ...places.filter((place) => requirementShape.test(place))];
  return {
    suite,
    ...(requirements.length === 0 ? {} : { requirements }),
    ...(files.length === 0 ? {} : { places: files }),
    ...(area === undefined ? {} : { areas: area }),
    ...(method === undefined ? {} : { methods: method as readonly Method[] }),
    ...(platform === undefined ? {} : { platforms: platform as readonly Platform[] }),
    ...(tags === undefined ? {} : { tags }),
    ...(name === undefined ? {} : { name }),
    ...(share === undefined ? {} : { share: readShare(share) }),
    ...(failed ? { ids: failedIds(out) } : {}),
  };
}

/** Ids of what did not pass in the last run. Throws UsageError where there is none. */
export function failedIds(out: string): readonly string[] {
  const file = join(out, 'results.json');
  try {
    const { scenarios } = JSON.parse(readFileSync(file, 'utf8')) as RunResults;
    return scenarios.filter(({ verdict }) => ['fail', 'error', 'flaky'].includes(verdict)).map(({ id }) => id);
  } catch (cause) {
    throw new UsageError('NO_LAST_RUN', '--failed needs the results of an earlier run', {
      place: file,
      fix: 'Run once without --failed, or name the folder of the earlier run with --out.',
      cause,
    });
  }
}
