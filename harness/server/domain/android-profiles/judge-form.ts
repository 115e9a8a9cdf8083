import { ZodError } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import * as fields from './field-rules.js';
import { androidProfiles, methodOf, type ProfileForm, profileFormSchema } from './profile.js';
import { isDated, tokenLifeAllowed } from './token-life.js';

/** What a field of the form is told: its place in the document, its name on the screen, and what is wrong. */
interface Objection {
  readonly path: readonly string[];
  readonly message: string;
}

/** Reads the form. Throws ZodError with an issue for each field that cannot stay as it is. */
export function judgeForm(context: TenantContext, document: JsonObject): ProfileForm {
  const form = profileFormSchema.parse(document);
  const objections = [
    ...nameObjections(context, form),
    ...typeObjections(context, form),
    ...expirationObjections(context, form),
    ...wifiObjections(context, form),
  ];
  if (objections.length > 0) throw refused(objections);
  return form;
}

/** An error as the form would show it beside its fields. */
export function refused(objections: readonly Objection[]): ZodError {
  return new ZodError(
    objections.map(({ path, message }) => ({ code: 'custom', path: [...path], message, input: path.join('.') })),
  );
}

function nameObjections(context: TenantContext, { name, description, scopeTags }: ProfileForm): readonly Objection[] {
  const objections: Objection[] = [];
  if (name === '' && fields.nameIsRequired(context)) objections.push(missing('name', 'Name'));
  if (description === '' && fields.descriptionIsRequired(context))
    objections.push(missing('description', 'Description'));
  if (scopeTags.length === 0 && fields.scopeTagsAreRequired(context))
    objections.push(missing('scopeTags', 'Scope tags'));
  if (name !== '' && androidProfiles(context.state).some((other) => other.name === name))
    objections.push({ path: ['name'], message: `Name: a profile "${name}" is there already` });
  return objections;
}

function typeObjections(context: TenantContext, { enrollmentType, tokenType, teamsDevices }: ProfileForm): Objection[] {
  const objections: Objection[] = [];
  if (tokenType === 'shared-device-mode' && enrollmentType !== 'android-dedicated')
    objections.push({ path: ['tokenType'], message: 'Token type: only dedicated devices have a shared device mode' });
  const offered =
    enrollmentType === 'android-aosp-user' && fields.teamsSwitchIsThere(context, !context.editions.has('002'));
  if (teamsDevices && !offered)
    objections.push({ path: ['teamsDevices'], message: 'For Microsoft Teams devices: not a setting of this profile' });
  return objections;
}

function expirationObjections(context: TenantContext, form: ProfileForm): readonly Objection[] {
  const path = ['expiresAt'];
  const method = methodOf({ ...form, tokenType: form.tokenType ?? fields.defaultTokenType(context) });
  const { expiresAt } = form;
  if (!isDated(method))
    return expiresAt === undefined ? [] : [{ path, message: 'Token expiration date: this token does not expire' }];
  if (expiresAt === undefined)
    return fields.expirationIsRequired(context) ? [missing('expiresAt', 'Token expiration date')] : [];
  return endObjections(context, expiresAt, tokenLifeAllowed(context, method, expiresAt));
}

/** What is wrong with a date that a token is to end on. */
export function endObjections({ now }: TenantContext, expiresAt: number, allowed: boolean): readonly Objection[] {
  const path = ['expiresAt'];
  if (expiresAt <= now) return [{ path, message: 'Token expiration date: it lies in the past' }];
  return allowed ? [] : [{ path, message: 'Token expiration date: it lies too far ahead' }];
}

function wifiObjections(context: TenantContext, { enrollmentType, wifi }: ProfileForm): readonly Objection[] {
  const { ssid = '', type, key = '' } = wifi ?? {};
  if (ssid === '')
    return wifiIsRequired(context, enrollmentType) || wifi !== undefined ? [missing('wifi.ssid', 'SSID')] : [];
  if (type === undefined) return fields.wifiTypeIsRequired(context) ? [missing('wifi.type', 'Wi-Fi type')] : [];
  return key === '' && fields.keyIsRequired(context, type) ? [missing('wifi.key', 'Pre-shared key')] : [];
}

function wifiIsRequired(context: TenantContext, type: ProfileForm['enrollmentType']): boolean {
  if (type === 'android-aosp-userless') return fields.wifiRequiredForUserless(context);
  if (type !== 'android-aosp-user') return false;
  return context.editions.has('002')
    ? fields.wifiRequiredByOlderEdition(context)
    : fields.wifiRequiredByNewerEdition(context);
}

const missing = (place: string, label: string): Objection => ({
  path: place.split('.'),
  message: `${label}: required`,
});
