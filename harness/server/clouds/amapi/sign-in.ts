import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse, textOf } from './call.js';
import { defaultSignin } from './enterprise-rules.js';
import { provisioningQrCode } from './qr-code.js';
import type { AmapiState, EnterpriseState } from './state.js';

const isDefault = 'SIGNIN_DETAIL_IS_DEFAULT';

/** The enterprise with a token and a QR code for each way to sign in; a way that was there before keeps its own (SigninDetail). */
export function withSigninTokens(call: Call, enterprise: JsonObject, before: JsonObject): JsonObject {
  const details = detailsOf(enterprise);
  if (details.length === 0) return enterprise;
  const marked = details.map(({ defaultStatus }) => defaultStatus === isDefault);
  if (marked.filter(Boolean).length > 1)
    throw refuse('INVALID_ARGUMENT', 'Only one of signinDetails can be the default.');
  const chosen = defaultSignin(call.context, marked);
  const known = detailsOf(before);
  const signinDetails = details.map((detail, index) => ({
    ...withToken(call, detail, known),
    defaultStatus: index === chosen ? isDefault : 'SIGNIN_DETAIL_IS_NOT_DEFAULT',
  }));
  return { ...enterprise, signinDetails };
}

function withToken(call: Call, detail: JsonObject, known: readonly JsonObject[]): JsonObject {
  if (!URL.canParse(String(detail.signinUrl)))
    throw refuse('INVALID_ARGUMENT', 'signinUrl must be the address of a sign-in page.');
  const same = known.find(({ signinUrl, tokenTag }) => signinUrl === detail.signinUrl && tokenTag === detail.tokenTag);
  const signinEnrollmentToken = textOf(same?.signinEnrollmentToken) ?? newId(call.random, 10);
  return { ...detail, signinEnrollmentToken, qrCode: provisioningQrCode(call, signinEnrollmentToken) };
}

/** The way to sign in that a token of the whole enterprise begins. */
export function signinOf({ resource }: EnterpriseState, token: string): JsonObject | undefined {
  return detailsOf(resource).find(({ signinEnrollmentToken }) => signinEnrollmentToken === token);
}

/** provisioningInfo.get: what the sign-in page may know of the device that stands before it. */
export function getProvisioningInfo({ state, resource }: Pick<Call, 'state' | 'resource'>): JsonObject {
  const found = (state satisfies AmapiState).provisionings.get(resource);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${resource}`);
  return found;
}

function detailsOf({ signinDetails }: JsonObject): readonly JsonObject[] {
  return Array.isArray(signinDetails) ? (signinDetails as readonly JsonObject[]) : [];
}
