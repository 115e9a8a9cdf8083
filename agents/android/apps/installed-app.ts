import type { AppSide } from '../../../protocol/android/managed-play.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';

/** An app on the device. */
export type InstalledApp = {
  readonly package: string;
  readonly version: number;
  /** As people read it, where the source of the app tells. */
  readonly versionName?: string;
  readonly side: AppSide;
  /** Managed Google Play at the server's wish, the managing app where there is no Play, or the user by hand. */
  readonly installer: 'managed-play' | 'managing-app' | 'user';
  /** Its icon shows that it is a work app. */
  readonly badged: boolean;
  readonly removable: boolean;
  readonly configuration?: JsonObject;
  /** The configuration that was in force when the app was opened for the first time. */
  readonly firstLaunch?: JsonObject;
};

/** Apps, the store's business and what the user was asked about them; a part of the state of an Android device. */
export type AppsState = {
  readonly installed: readonly InstalledApp[];
  /** What the user had to answer, such as `install com.example.notes`. */
  readonly asked: readonly string[];
  /** Which apps the server was told of: a digest. */
  readonly reported?: string;
  /** Apps that the user keeps open. */
  readonly keptOpen?: readonly string[];
  /** When the store was last asked for updates, milliseconds. */
  readonly checkedAt?: number;
};

export const noApps: AppsState = { installed: [], asked: [] };

/** What is left when a work profile goes: the personal side. */
export function withoutWorkApps(apps: AppsState | undefined): AppsState | undefined {
  const installed = (apps?.installed ?? []).filter(({ side }) => side === 'personal');
  return installed.length === 0 ? undefined : { installed, asked: [] };
}
