import type { GherkinDocument, Scenario as GherkinScenario, PickleTag } from '@cucumber/messages';
import { valuesOf } from './feature-tags.js';

/** Values of the tags of one kind that stand nearest: `nearest(pickle.tags, 'platform')`. */
export type NearestTags = (tags: readonly PickleTag[], kind: string) => readonly string[];

/** Of the tags of one kind those that stand nearest to the scenario: what it says of itself outweighs what its feature says of all. */
export function nearestTags(document: GherkinDocument): NearestTags {
  const depths = tagDepths(document);
  return (tags, kind) => {
    const ofKind = tags.filter(({ name }) => name.startsWith(`@${kind}:`));
    const depth = ({ astNodeId }: PickleTag): number => depths.get(astNodeId) ?? 0;
    const deepest = Math.max(...ofKind.map(depth));
    return valuesOf(
      ofKind.filter((tag) => depth(tag) === deepest).map(({ name }) => name),
      kind,
    );
  };
}

/** How deep each tag stands, by its id: feature, rule, scenario, examples. */
function tagDepths({ feature }: GherkinDocument): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const note = (depth: number, tags: readonly { readonly id: string }[] = []): void =>
    tags.forEach(({ id }) => {
      depths.set(id, depth);
    });
  const noteScenario = ({ tags, examples }: GherkinScenario): void => {
    note(2, tags);
    for (const rows of examples) note(3, rows.tags);
  };
  note(0, feature?.tags);
  for (const { rule, scenario } of feature?.children ?? []) {
    note(1, rule?.tags);
    for (const found of [scenario, ...(rule?.children ?? []).map((child) => child.scenario)])
      if (found !== undefined) noteScenario(found);
  }
  return depths;
}
