import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle } from '@cucumber/messages';
import { UsageError } from '../../protocol/base/errors.js';
import type { Method, Platform } from '../../protocol/base/vocabulary.js';
import { methodsNamed, platformOfMethod, valuesOf } from './feature-tags.js';
import { type NearestTags, nearestTags } from './nearest-tags.js';
import { packageRoot } from './paths.js';

/** One step as the feature file says it, placeholders filled. */
export interface ScenarioStep {
  readonly text: string;
  readonly docString?: string;
  readonly table?: readonly (readonly string[])[];
}

/** One scenario, or one row of an outline. */
export interface Scenario {
  /** `<first requirement>/<kebab name>`: independent of file, line and order. */
  readonly id: string;
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** Line of the scenario, or of its row of Examples. */
  readonly line: number;
  /** Line of the scenario or outline itself, which names all rows of the outline. */
  readonly outlineLine: number;
  /** Path from the package folder, or absolute outside of it, and line. */
  readonly location: string;
  readonly feature: string;
  readonly tags: readonly string[];
  readonly requirements: readonly string[];
  readonly platforms: readonly Platform[];
  readonly methods: readonly Method[];
  readonly editions: readonly string[];
  /** Declared by `@needs:` and by what platform, method and edition imply. */
  readonly needs: readonly string[];
  readonly steps: readonly ScenarioStep[];
}

export interface Feature {
  readonly file: string;
  readonly place: string;
  readonly source: string;
  readonly document: GherkinDocument;
  readonly scenarios: readonly Scenario[];
}

/** `LIM-028/a-second-iphone-15-after-89-days-of-silence-is-refused` */
export function scenarioId(requirements: readonly string[], name: string): string {
  const kebab = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${requirements[0] ?? 'no-requirement'}/${kebab}`;
}

/** Every feature file below the folders, in the order of their paths. */
export function findFeatureFiles(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    try {
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.feature'))
        .sort()
        .map((file) => resolve(folder, file));
    } catch (cause) {
      throw new UsageError('SCENARIOS_UNREADABLE', 'the folder of scenarios cannot be read', { place: folder, cause });
    }
  });
}

/** Parses one feature file. Throws UsageError with file and line when it is no Gherkin. */
export function readFeature(file: string, source: string = readFileSync(file, 'utf8')): Feature {
  const newId = IdGenerator.incrementing();
  const inside = relative(packageRoot, file);
  const place = inside.startsWith('..') ? file : inside;
  try {
    const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(source);
    const pickles = compile({ ...document, uri: file }, file, newId);
    const feature = document.feature?.name ?? '';
    const lines = scenarioLines(document);
    const nearest = nearestTags(document);
    const outlineLine = ({ astNodeIds }: Pickle): number => lines.get(astNodeIds[0] ?? '') ?? 1;
    return {
      file,
      place,
      source,
      document,
      scenarios: pickles.map((pickle) =>
        scenarioOf(pickle, { file, place, feature, outlineLine: outlineLine(pickle), nearest }),
      ),
    };
  } catch (cause) {
    throw featureError(cause, place);
  }
}

function featureError(cause: unknown, place: string): UsageError {
  const { errors } = cause as { readonly errors?: readonly Error[] };
  const first = errors?.[0] ?? (cause as Error);
  const [, line = '1', message = first.message] = /^\((\d+):\d+\): (.*)/s.exec(first.message) ?? [];
  return new UsageError('FEATURE_SYNTAX', message, {
    place: `${place}:${line}`,
    fix: 'Correct the Gherkin at this line; scenarios/README.md shows the form.',
    cause,
  });
}

/** Lines of scenarios and outlines by the id of their node. */
function scenarioLines({ feature }: GherkinDocument): ReadonlyMap<string, number> {
  const children = feature?.children ?? [];
  const scenarios = children.flatMap(({ scenario, rule }) => [
    ...(scenario === undefined ? [] : [scenario]),
    ...(rule?.children ?? []).flatMap((child) => child.scenario ?? []),
  ]);
  return new Map(scenarios.map(({ id, location }) => [id, location.line]));
}

type ScenarioPlace = Pick<Scenario, 'file' | 'feature' | 'outlineLine'> & {
  readonly place: string;
  readonly nearest: NearestTags;
};

function scenarioOf(pickle: Pickle, { file, place, feature, outlineLine, nearest }: ScenarioPlace): Scenario {
  const tags = pickle.tags.map(({ name }) => name);
  const requirements = [...new Set(valuesOf(tags, 'req'))];
  const line = pickle.location?.line ?? 1;
  const steps = pickle.steps.map(({ text, argument }) => ({
    text,
    ...(argument?.docString === undefined ? {} : { docString: argument.docString.content }),
    ...(argument?.dataTable === undefined
      ? {}
      : { table: argument.dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)) }),
  }));
  const methods = methodsNamed(
    tags,
    steps.map(({ text }) => text),
  );
  const tagged = nearest(pickle.tags, 'platform') as readonly Platform[];
  const platforms =
    tagged.length > 0 ? tagged : [...new Set(methods.flatMap((method) => platformOfMethod(method) ?? []))];
  const editions = valuesOf(tags, 'edition');
  return {
    id: scenarioId(requirements, pickle.name),
    name: pickle.name,
    file,
    line,
    outlineLine,
    location: `${place}:${line}`,
    feature,
    tags,
    requirements,
    platforms,
    methods,
    editions,
    needs: [
      ...new Set([
        ...valuesOf(tags, 'needs'),
        ...platforms.map((platform) => `platform:${platform}`),
        ...methods.map((method) => `method:${method}`),
        ...(editions.length > 0 ? ['editions'] : []),
      ]),
    ],
    steps,
  };
}

/**
 * Reads all features below the folders; only those whose path and text may hold what is wanted, where somebody wants less. Throws UsageError when two
 * scenarios share an id.
 */
export function readFeatures(
  folders: readonly string[],
  mayHold: (file: string, source: string) => boolean = () => true,
): readonly Feature[] {
  const features = findFeatureFiles(folders).flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return mayHold(file, source) ? [readFeature(file, source)] : [];
  });
  const byId = new Map<string, Scenario>();
  for (const scenario of features.flatMap(({ scenarios }) => scenarios)) {
    const other = byId.get(scenario.id);
    if (other !== undefined)
      throw new UsageError(
        'SCENARIO_ID_TWICE',
        `two scenarios have the id ${scenario.id}: the other is ${other.location}`,
        {
          place: scenario.location,
          fix: 'Give the scenario a name of its own, or put the placeholder that tells its rows apart into the name.',
        },
      );
    byId.set(scenario.id, scenario);
  }
  return features;
}

/** The folders that `muster` reads: its own scenarios, or a team's beside them. */
export function scenarioFolders(own: string, added: readonly string[]): readonly string[] {
  return [own, ...added.map((folder) => resolve(folder))];
}
