import type { DeviceLabel, IntegrityFacts } from '../amapi/integrity.js';
import { isJsonObject, readJsonObject } from '../android/read-json.js';
import type { Json, JsonObject } from '../base/vocabulary.js';

/** Root of the simulated Play Integrity API in a tenant, in place of https://playintegrity.googleapis.com. */
export const integrityPath = '/playintegrity';

/** Where simulated devices get a token: on real ones Google's services do that by themselves. Ours, `IntegrityTokenRequest` by POST. */
export const integrityTokenPath = `${integrityPath}/device/token`;

/** `POST /v1/{package}:decodeIntegrityToken` (Play Integrity API, v1.decodeIntegrityToken). */
export const decodePath = `${integrityPath}/v1/`;

export interface IntegrityTokenRequest {
  readonly packageName: string;
  /** Of a classic request (Play Integrity API, "Make a classic API request"). */
  readonly nonce: string;
  /** The app is as its maker published it. */
  readonly recognized: boolean;
  readonly facts: IntegrityFacts;
}

/** What a token holds (Play Integrity API, TokenPayloadExternal). It says that it is a test, so that nobody takes it for more. */
export interface IntegrityVerdict {
  readonly requestDetails: {
    readonly requestPackageName: string;
    readonly nonce: string;
    /** Of 64 bits, so a string. */
    readonly timestampMillis: string;
  };
  readonly appIntegrity: { readonly appRecognitionVerdict: 'PLAY_RECOGNIZED' | 'UNRECOGNIZED_VERSION' };
  readonly deviceIntegrity: { readonly deviceRecognitionVerdict: readonly DeviceLabel[] };
  readonly accountDetails: { readonly appLicensingVerdict: 'LICENSED' | 'UNEVALUATED' };
  readonly testingDetails?: { readonly isTestingResponse: boolean };
}

/** Undefined where something that the token is made of is missing. */
export function readTokenRequest(text: string): IntegrityTokenRequest | undefined {
  const reading = readJsonObject(text);
  const { packageName, nonce, recognized, facts } = reading.kind === 'object' ? reading.object : ({} as JsonObject);
  const complete = isText(packageName) && isText(nonce) && typeof recognized === 'boolean' && isJsonObject(facts);
  return complete ? { packageName, nonce, recognized, facts: facts as unknown as IntegrityFacts } : undefined;
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';
