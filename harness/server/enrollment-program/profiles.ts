import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type AdeProfile, adeProfileSchema, adeProfiles, normalizeAdeProfiles } from '../domain/ade-profiles.js';
import { nameIsNeeded, profilesFit } from '../domain/enrollment-program/profile-rules.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import { inheritedTags } from '../domain/enrollment-program/token-rules.js';
import type { TenantState } from '../domain/state.js';
import { RefusedByProduct } from '../endpoint.js';
import type { TenantContext } from '../tenant.js';

/** Enrollment profiles that belong to a token. */
export const profilesOf = (state: TenantState, token: ProgramToken): readonly AdeProfile[] =>
  adeProfiles(state).profiles.filter((profile) => profile.token === token.id);

/** Makes a profile under a token. Throws RefusedByProduct, and ZodError on what is no profile. */
export function addProfile(context: TenantContext, token: ProgramToken, document: JsonObject): AdeProfile {
  const { name = '' } = document;
  if (nameIsNeeded(context, String(name).trim())) throw new RefusedByProduct('A profile needs a name.');
  if (!profilesFit(context, profilesOf(context.state, token).length + 1))
    throw new RefusedByProduct('The token can have no more profiles.');
  const { profiles } = adeProfiles(context.state);
  if (profiles.some((profile) => profile.name === name)) throw new RefusedByProduct(`There is a profile ${name}.`);
  const profile = adeProfileSchema.parse({ ...document, name: name === '' ? 'Profile' : name, token: token.id });
  keep(context, [...profiles, profile]);
  return profile;
}

/** Throws RefusedByProduct when the token has no such profile. */
export function profileOf(state: TenantState, token: ProgramToken, name: string): AdeProfile {
  const found = profilesOf(state, token).find((profile) => profile.name === name);
  if (found === undefined) throw new RefusedByProduct(`The token has no profile ${name}.`);
  return found;
}

/** Throws RefusedByProduct while devices are assigned to it. */
export function deleteProfile(context: TenantContext, token: ProgramToken, name: string): void {
  const { state } = context;
  profileOf(state, token, name);
  const holders = [...token.devices.values()].filter(({ profile }) => profile === name).length;
  if (holders > 0) throw new RefusedByProduct(`${holders} device(s) are assigned to the profile ${name}.`);
  if (token.defaultProfile === name) delete token.defaultProfile;
  token.defined.delete(name);
  keep(
    context,
    adeProfiles(state).profiles.filter((profile) => profile.name !== name),
  );
}

function keep(context: TenantContext, profiles: readonly AdeProfile[]): void {
  const { default: fallback, ...others } = adeProfiles(context.state);
  const kept = profiles.some(({ name }) => name === fallback) ? { default: fallback } : {};
  const document = { ...others, profiles: [...profiles], ...kept } as JsonObject;
  context.state.settings.set('ade-profiles', normalizeAdeProfiles(document, context));
}

/** The profiles of a token as its page lists them. */
export function profilePage(context: TenantContext, token: ProgramToken): JsonObject {
  const profiles = profilesOf(context.state, token).map(({ name, description }) => ({
    name,
    description,
    default: token.defaultProfile === name,
    scopeTags: inheritedTags(context, token, {}),
    devices: [...token.devices.values()].filter(({ profile }) => profile === name).length,
  }));
  return { profiles };
}
