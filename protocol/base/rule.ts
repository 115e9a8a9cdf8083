/**
 * A rule is one decision that a requirement asks for, written as a pure function, together with mutants: named,
 * plausible ways to get it wrong. `muster prove` breaks a rule by naming `<requirement>/<mutant>` in a rule book and expects the
 * requirement's scenarios to fail. Which rules are broken belongs to a tenant (server rules), a device (device rules)
 * or a cloud, never to the module.
 */
export interface RuleBook {
  /** Name of the mutant that replaces the rule of this requirement here, if any. */
  readonly broken: (requirement: string) => string | undefined;
  /** Called on every use of a rule, so that `prove` can tell a rule that nobody asked from one that survived. */
  readonly consulted: (requirement: string) => void;
}

/** What a rule may look at besides its arguments. `now` is in milliseconds since the epoch. */
export interface RuleContext {
  readonly now: number;
  readonly rules: RuleBook;
}

export type RuleFunction<C extends RuleContext, A extends readonly unknown[], R> = (context: C, ...args: A) => R;

export interface Rule<C extends RuleContext, A extends readonly unknown[], R> extends RuleFunction<C, A, R> {
  readonly requirements: readonly string[];
  readonly mutants: readonly string[];
}

/** The part of a rule that lists and `prove` need. */
export interface RuleSummary {
  readonly requirements: readonly string[];
  readonly mutants: readonly string[];
}

export interface RuleDefinition<C extends RuleContext, A extends readonly unknown[], R> {
  readonly holds: RuleFunction<C, A, R>;
  readonly mutants: Readonly<Record<string, RuleFunction<C, A, R>>>;
}

/** Registers a decision under the requirements it implements. Throws `Error` on an unknown mutant name. */
export function rule<C extends RuleContext, A extends readonly unknown[], R>(
  requirements: string | readonly string[],
  { holds, mutants }: RuleDefinition<C, A, R>,
): Rule<C, A, R> {
  const ids = typeof requirements === 'string' ? [requirements] : [...requirements];
  const decide = (context: C, ...args: A): R => {
    for (const id of ids) context.rules.consulted(id);
    for (const id of ids) {
      const name = context.rules.broken(id);
      if (name !== undefined && Object.hasOwn(mutants, name)) return (mutants[name] as typeof holds)(context, ...args);
    }
    return holds(context, ...args);
  };
  return Object.assign(decide, { requirements: ids, mutants: Object.keys(mutants) });
}

/** The rule book of a world in which every rule holds. */
export const soundRules: RuleBook = Object.freeze({ broken: () => undefined, consulted: () => {} });

/** A rule book from names such as `LIM-028/neverForgets`, which remembers what was consulted. */
export class RecordingRuleBook implements RuleBook {
  readonly #broken: ReadonlyMap<string, string>;
  readonly #consulted = new Set<string>();

  constructor(brokenRules: readonly string[] = []) {
    this.#broken = new Map(brokenRules.map((name) => splitBrokenRule(name)));
  }

  readonly broken = (requirement: string): string | undefined => this.#broken.get(requirement);

  readonly consulted = (requirement: string): void => {
    this.#consulted.add(requirement);
  };

  get brokenRules(): readonly string[] {
    return [...this.#broken].map(([requirement, mutant]) => `${requirement}/${mutant}`);
  }

  get consultedRequirements(): readonly string[] {
    return [...this.#consulted];
  }
}

/** `LIM-028/neverForgets` in its two parts. */
export function splitBrokenRule(name: string): [requirement: string, mutant: string] {
  const slash = name.indexOf('/');
  if (slash < 1 || slash === name.length - 1) throw new Error(`"${name}" is not <requirement>/<mutant>`);
  return [name.slice(0, slash), name.slice(slash + 1)];
}
