import type { Combines, PayloadKey } from '../../../protocol/apple/ddm/payload-key.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Json } from '../../../protocol/base/vocabulary.js';

type Combine = (values: readonly Json[], key: PayloadKey) => Json | undefined;

const first: Combine = ([value]) => value;
const numbers = (values: readonly Json[]): readonly number[] => values.filter((value) => typeof value === 'number');
const any: Combine = (values) => values.some((value) => value === true);
const all: Combine = (values) => values.every((value) => value === true);
const least: Combine = (values) => Math.min(...numbers(values));
const most: Combine = (values) => Math.max(...numbers(values));

const ways: Readonly<Record<Combines, Combine>> = {
  'boolean-or': any,
  'boolean-and': all,
  'number-min': least,
  'number-max': most,
  'enum-last': (values, { oneOf = [] }) => oneOf.findLast((one) => values.includes(one)),
  'set-union': (values) => {
    const items = values.flatMap((value) => (Array.isArray(value) ? (value as Json[]) : []));
    return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
  },
  first,
};

const by =
  (changed: Partial<Record<Combines, Combine>>) =>
  (_context: RuleContext, key: PayloadKey, values: readonly Json[]): Json | undefined =>
    ({ ...ways, ...changed })[key.combines ?? 'first'](values, key);

const last: Combine = (values) => values.at(-1);

/** The one value that several configurations come to under a key (apple/device-management, docs/schema.yaml, combinetype). */
export const combined = rule('XAP-404', {
  holds: by({}),
  mutants: {
    oneIsEnough: by({ 'boolean-and': any }),
    allMustAsk: by({ 'boolean-or': all }),
    theSmallestWins: by({ 'number-max': least }),
    theLargestWins: by({ 'number-min': most }),
    theFirstWord: by({ 'enum-last': (values, { oneOf = [] }) => oneOf.find((one) => values.includes(one)) }),
    theFirstListOnly: by({ 'set-union': first }),
    theLastOne: by({ first: last }),
  },
});

/** Rules by which several configurations become one. */
export const combineRules: readonly RuleSummary[] = [combined];
