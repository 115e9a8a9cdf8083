import type { TenantState } from './domain/state.js';

/** The state of an organisation in which nothing has happened. */
export function emptyState(): TenantState {
  return {
    people: new Map(),
    devices: new Map(),
    enrollments: new Map(),
    settings: new Map(),
    programTokens: new Map(),
    events: [],
  };
}
