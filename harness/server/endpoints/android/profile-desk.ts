import { drawQrPng } from '../../../../protocol/android/qr-image.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { listedProfiles, type PolicyState, profileView } from '../../domain/android-profiles/list.js';
import type { AndroidProfile } from '../../domain/android-profiles/profile.js';
import { shownToken } from '../../domain/android-profiles/token-rules.js';
import { tokenOf, tokenState } from '../../domain/android-profiles/tokens.js';
import type { Tenant } from '../../tenant.js';
import { payloadText, provisioningParams } from './payload.js';
import { codeIsShown, exportedFile, wishesOf } from './profile-code.js';

/** The list of profiles as the console shows it, each with its QR code. */
export async function profileList(tenant: Tenant, wanted?: readonly PolicyState[]): Promise<JsonObject> {
  const context = tenant.context();
  const lines = listedProfiles(context, wanted).map(async (profile) => ({
    ...profileView(context, profile),
    ...(codeIsShown(context, 'list') && { qrPng: await qrCode(tenant, profile) }),
  }));
  return { profiles: await Promise.all(lines) };
}

/** The page of a profile's token: the random string, its QR code and its end. */
export async function tokenPage(tenant: Tenant, profile: AndroidProfile): Promise<JsonObject> {
  const context = tenant.context();
  const issued = tokenOf(context, profile);
  return {
    token: shownToken(context, issued),
    reference: issued.reference,
    state: tokenState(context, issued),
    ...(issued.expiresAt !== undefined && { expiresAt: issued.expiresAt }),
    ...(codeIsShown(context, 'token page') && { qrPng: await qrCode(tenant, profile) }),
  };
}

/** The profile as a file: what its QR code holds, as JSON. */
export function exportPage(tenant: Tenant, profile: AndroidProfile): JsonObject {
  const context = tenant.context();
  const { secret } = tokenOf(context, profile);
  return { fileName: `${profile.name}.json`, content: exportedFile(context, payloadOf(tenant, profile), secret) };
}

async function qrCode(tenant: Tenant, profile: AndroidProfile): Promise<string> {
  return Buffer.from(await drawQrPng(payloadOf(tenant, profile))).toString('base64');
}

function payloadOf(tenant: Tenant, profile: AndroidProfile): string {
  const context = tenant.context();
  const issued = tokenOf(context, profile);
  return payloadText(context, provisioningParams(tenant, issued, wishesOf(context, issued)));
}
