import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** What Setup Assistant has made of the device, as its holder sees it. */
export function setUpOf({ state }: { readonly state: JsonObject }): JsonObject | undefined {
  return state.setup as JsonObject | undefined;
}

/** Whether the holder has left Setup Assistant. */
export const homeScreen: Check<{ readonly reached: boolean }> = async ({ device }, { reached }, requirements) => {
  const received = device === undefined ? undefined : setUpOf(device)?.homeScreen;
  if (received === reached) return [];
  const words = { true: 'the home screen', false: 'Setup Assistant', undefined: 'neither' } as const;
  return [
    finding(requirements, `the device shows ${words[`${reached}`]}`, words[`${received as boolean | undefined}`]),
  ];
};
