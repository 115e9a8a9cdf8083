import type { Random } from '../../../../protocol/base/random.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { RefusedByProduct } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { defaultTokenType, hiddenByDefault } from './field-rules.js';
import { endObjections, judgeForm, refused } from './judge-form.js';
import { missingFor } from './preparation.js';
import {
  type AndroidProfile,
  androidProfiles,
  keepAndroidProfiles,
  methodOf,
  type ProfileForm,
  type ProfileWifi,
} from './profile.js';
import { endOfUndatedToken, isDated, tokenLifeAllowed } from './token-life.js';
import { devicesBy, issueToken, replaceToken, revokeTokens } from './tokens.js';

/** A tenant's decision, and where fresh ids and secrets come from. */
export interface ProfileDesk {
  readonly context: TenantContext;
  readonly random: Random;
}

/** Makes a profile and its token. Throws ZodError on a form that is not filled in, RefusedByProduct where something has to come first. */
export function createProfile({ context, random }: ProfileDesk, document: JsonObject): AndroidProfile {
  const form = judgeForm(context, document);
  const tokenType = form.tokenType ?? defaultTokenType(context);
  const { expiresAt, ...rest } = form;
  const method = methodOf({ ...rest, tokenType });
  const [missing] = missingFor(context, method);
  if (missing !== undefined) throw new RefusedByProduct(missing);
  const id = random.uuid();
  const end = isDated(method) ? expiresAt : endOfUndatedToken(context);
  const { reference } = issueToken(context, random, {
    method,
    options: { profile: id },
    ...(end !== undefined && { expiresAt: end }),
  });
  const profile = { ...kept(context, form), id, tokenType, createdAt: context.now, token: reference };
  keepAndroidProfiles(context.state, [...androidProfiles(context.state), profile]);
  return profile;
}

function kept(
  context: TenantContext,
  { name, description, enrollmentType, wifi, teamsDevices, scopeTags }: ProfileForm,
): Omit<AndroidProfile, 'id' | 'token' | 'tokenType' | 'createdAt'> {
  const network = wifi && keptWifi(context, wifi);
  return { name, description, enrollmentType, teamsDevices, scopeTags, ...(network && { wifi: network }) };
}

function keptWifi(
  context: TenantContext,
  { ssid, hidden, type = 'open', key }: NonNullable<ProfileForm['wifi']>,
): ProfileWifi {
  return { ssid, hidden: hidden ?? hiddenByDefault(context), type, key };
}

/** Gives the profile a new token. Throws ZodError when its date cannot be. */
export function replaceProfileToken(
  { context, random }: ProfileDesk,
  profile: AndroidProfile,
  expiresAt: number | undefined,
): AndroidProfile {
  const method = methodOf(profile);
  if (isDated(method)) {
    if (expiresAt === undefined)
      throw refused([{ path: ['expiresAt'], message: 'New token expiration date: required' }]);
    const objections = endObjections(context, expiresAt, tokenLifeAllowed(context, method, expiresAt, 'replacement'));
    if (objections.length > 0) throw refused(objections);
  }
  const end = isDated(method) ? expiresAt : endOfUndatedToken(context);
  const { reference } = replaceToken(context, random, { profile, method, expiresAt: end });
  return changed(context, { ...profile, token: reference });
}

/** Another name or description; everything else of a profile is as it was made. Throws ZodError on a name that cannot be. */
export function renameProfile(
  { context }: ProfileDesk,
  profile: AndroidProfile,
  { name = profile.name, description = profile.description }: { readonly name?: string; readonly description?: string },
): AndroidProfile {
  const others = androidProfiles(context.state).filter(({ id }) => id !== profile.id);
  const trimmed = name.trim();
  if (trimmed === '') throw refused([{ path: ['name'], message: 'Name: required' }]);
  if (others.some((one) => one.name === trimmed))
    throw refused([{ path: ['name'], message: `Name: a profile "${trimmed}" is there already` }]);
  return changed(context, { ...profile, name: trimmed, description });
}

export function revokeProfileToken({ context }: ProfileDesk, profile: AndroidProfile): void {
  revokeTokens(context, profile);
}

/** Takes a profile away whose devices are gone; its tokens end with it. */
export function removeProfile({ context }: ProfileDesk, profile: AndroidProfile): void {
  const { length } = devicesBy(context.state.devices.values(), profile);
  if (length > 0) throw new RefusedByProduct(`${length} devices came in by the profile "${profile.name}".`);
  revokeTokens(context, profile);
  keepAndroidProfiles(
    context.state,
    androidProfiles(context.state).filter(({ id }) => id !== profile.id),
  );
}

function changed({ state }: TenantContext, profile: AndroidProfile): AndroidProfile {
  keepAndroidProfiles(
    state,
    androidProfiles(state).map((one) => (one.id === profile.id ? profile : one)),
  );
  return profile;
}
