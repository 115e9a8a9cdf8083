import type { Json, JsonObject } from '../base/vocabulary.js';
import { readJsonObject } from './read-json.js';
import { type PasswordQuality, passwordQualities } from './security-policy.table.js';

/** Where a server asks for the report: a JSON object `{ nonce, service }`. The node and the report are ours. */
export const securityReportNode = './Device/Vendor/MSFT/SecurityReport/Request';

/** Type of the generic alert 1226 in which a device tells how safe it is. */
export const securityReportAlert = 'test.muster:securityreport';

/** What the server wants to know, and where the device has itself attested. */
export interface ReportRequest {
  readonly nonce: string;
  /** Root of the attestation service. */
  readonly service: string;
  /** Root of Play Integrity, where the server wants a token of it too. */
  readonly integrity?: string;
}

export interface SecurityReport {
  readonly osVersion: string;
  /** `2024-12-01` */
  readonly patchLevel: string;
  readonly rooted: boolean;
  readonly playServices: boolean;
  readonly currentProvider: boolean;
  readonly runtimeIntegrity: boolean;
  readonly encrypted: boolean;
  readonly unknownSources: boolean;
  readonly usbDebugging: boolean;
  readonly verifyApps: boolean;
  readonly password: {
    readonly quality: PasswordQuality;
    readonly length: number;
    readonly idleMinutes: number;
    readonly ageDays: number;
  };
  /** Settings that wait for the user. */
  readonly unmet: readonly string[];
  /** A signed attestation, where the device could get one. */
  readonly attestation?: string;
  /** A token of Play Integrity, where the server asked for one. */
  readonly integrityToken?: string;
}

export function readReportRequest(text: string): ReportRequest | undefined {
  const { nonce, service, integrity } = objectOf(text);
  if (typeof nonce !== 'string' || typeof service !== 'string' || !URL.canParse(service)) return undefined;
  return { nonce, service, ...(typeof integrity === 'string' && URL.canParse(integrity) && { integrity }) };
}

/** Reads the report of the alert; undefined when something that must be in it is not. */
export function readSecurityReport(text: string): SecurityReport | undefined {
  const read = objectOf(text);
  const { password, unmet, osVersion, patchLevel } = read;
  if (typeof osVersion !== 'string' || typeof patchLevel !== 'string' || !Array.isArray(unmet)) return undefined;
  const flags = ['rooted', 'playServices', 'currentProvider', 'runtimeIntegrity', 'encrypted'] as const;
  const switches = ['unknownSources', 'usbDebugging', 'verifyApps'] as const;
  if (![...flags, ...switches].every((flag) => typeof read[flag] === 'boolean')) return undefined;
  return isPassword(password) ? (read as unknown as SecurityReport) : undefined;
}

function isPassword(value: Json | undefined): boolean {
  const { quality, length, idleMinutes, ageDays } = (value ?? {}) as JsonObject;
  const counts = [length, idleMinutes, ageDays].every((count) => typeof count === 'number');
  return counts && passwordQualities.some((one) => one === quality);
}

function objectOf(text: string): JsonObject {
  const reading = readJsonObject(text);
  return reading.kind === 'object' ? reading.object : {};
}
