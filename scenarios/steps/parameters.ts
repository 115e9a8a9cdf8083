import { methods, platforms } from '../../protocol/base/vocabulary.js';

/** A word class of step expressions: `{method}`, `{person}`. */
export interface ParameterDefinition {
  readonly name: string;
  /** What it matches; a list stands for exactly these words. */
  readonly matches: RegExp | readonly string[];
  readonly value?: (text: string) => unknown;
}

export const outcomes = ['accepted', 'refused', 'abandoned'] as const;
export type Outcome = (typeof outcomes)[number];

export const phases = ['enrolled', 'unenrolled'] as const;

/** Parameter types that every step file may use. A team's file may export `parameters` of its own beside its steps. */
export const parameters: readonly ParameterDefinition[] = [
  { name: 'person', matches: /[A-Z][a-z]+/ },
  { name: 'model', matches: /[A-Za-z][\w.-]*(?: [A-Z0-9][\w.-]*)*/ },
  { name: 'method', matches: methods },
  { name: 'platform', matches: platforms },
  { name: 'outcome', matches: outcomes },
  { name: 'phase', matches: phases },
];
