import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { hiddenKeys } from '../domain/enrollment-program/school-rules.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import { RefusedByProduct } from '../endpoint.js';
import type { TenantContext } from '../tenant.js';
import { schoolScreens } from './setup-screens.table.js';

/**
 * A school's form says Hide or Show for each screen by its name (`screens`), or for all at once (`allScreens`); what a profile keeps are the
 * keys of the hidden ones. Throws RefusedByProduct on a screen that the form does not have.
 */
export function fromForm(context: TenantContext, { program }: ProgramToken, document: JsonObject): JsonObject {
  const { screens, allScreens, ...others } = document;
  if (program !== 'Apple School Manager' || (screens ?? allScreens) === undefined) return document;
  const choices = (screens ?? {}) as JsonObject;
  const unknown = Object.keys(choices).find((name) => !Object.hasOwn(schoolScreens, name));
  if (unknown !== undefined) throw new RefusedByProduct(`The form has no screen ${unknown}.`);
  const hides = (name: string): boolean => (choices[name] ?? allScreens) === 'Hide';
  const hidden = Object.entries(schoolScreens).flatMap(([name, key]) => (hides(name) ? [key] : []));
  return { ...others, skipKeys: hiddenKeys(context, hidden, Object.values(schoolScreens)) };
}
