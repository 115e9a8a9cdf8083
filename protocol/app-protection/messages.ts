import type { JsonObject, Platform } from '../base/vocabulary.js';

/**
 * What an app that holds data of an organisation asks its server, and what it is told. The service of each vendor is its own; this interface is our invention, with
 * the terms of Microsoft's documentation ("App protection policies overview").
 */
export const protectionPath = '/app-protection/policy';

/** Where on its device the app lives: on Android a work profile is a place of its own. */
export const protectedPlaces = ['device', 'work profile', 'personal profile'] as const;
export type ProtectedPlace = (typeof protectedPlaces)[number];

export interface ProtectionQuestion {
  readonly username: string;
  readonly password: string;
  /** Identifier of the app. */
  readonly app: string;
  readonly platform: Platform;
  readonly place: ProtectedPlace;
}

/** What the app enforces, within itself. */
export type ProtectionPolicy = {
  readonly name: string;
  /** Digits of the PIN that opens the app; absent: it opens without one. */
  readonly appPin?: number;
  readonly copyPaste: 'anywhere' | 'protected apps';
  readonly encrypted: boolean;
  /** Digits of the device's own PIN, as far as the app vouches for it. */
  readonly devicePin?: number;
};

/** Undefined policy: there is none for this app and user. */
export interface ProtectionAnswer {
  readonly policy?: ProtectionPolicy;
}

/** The question in a body; undefined when it is none. */
export function readQuestion(body: Uint8Array): ProtectionQuestion | undefined {
  const { username, password, app, platform, place } = objectIn(body);
  const texts = [username, password, app, platform].every((value) => typeof value === 'string');
  const known = protectedPlaces.find((one) => one === place);
  if (!texts || known === undefined) return undefined;
  return { username, password, app, platform, place: known } as unknown as ProtectionQuestion;
}

/** The answer in a body; one without policy when it is none. */
export function readAnswer(body: Uint8Array): ProtectionAnswer {
  const { policy } = objectIn(body);
  return typeof policy === 'object' && policy !== null ? { policy: policy as unknown as ProtectionPolicy } : {};
}

function objectIn(body: Uint8Array): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null ? ({ ...value } as JsonObject) : {};
  } catch {
    return {};
  }
}
