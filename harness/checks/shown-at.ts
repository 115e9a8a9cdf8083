import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';

/** What a document holds at a place such as `sync.status` or `0.name`, as people read it; `nothing` where there is nothing. */
export function shownAt(document: JsonObject | undefined, place: string): string {
  const value = place.split('.').reduce<Json | undefined>((found, name) => {
    const holder = typeof found === 'object' && found !== null ? (found as JsonObject) : {};
    return holder[name];
  }, document);
  if (value === undefined || value === null) return 'nothing';
  return Array.isArray(value) ? value.map(String).join(', ') || 'nothing' : String(value);
}
