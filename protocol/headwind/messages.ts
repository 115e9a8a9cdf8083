import type { Json, JsonObject } from '../base/vocabulary.js';

/** Names in the admin extras of a code (h-mdm/hmdm-android, Const). */
export const headwindExtras = {
  deviceId: 'com.hmdm.DEVICE_ID',
  legacyDeviceId: 'ru.headwind.kiosk.DEVICE_ID',
  deviceIdUse: 'com.hmdm.DEVICE_ID_USE',
  baseUrl: 'com.hmdm.BASE_URL',
  secondaryBaseUrl: 'com.hmdm.SECONDARY_BASE_URL',
  serverProject: 'com.hmdm.SERVER_PROJECT',
  customer: 'com.hmdm.CUSTOMER',
  configuration: 'com.hmdm.CONFIG',
  group: 'com.hmdm.GROUP',
} as const;

/** Body of the first synchronization: how the device is created when its number is new. */
export interface CreateOptions {
  readonly customer?: string;
  /** The id of a configuration, a number written as text. */
  readonly configuration?: string;
  readonly groups?: readonly string[];
}

/** What an answer says; errors come with HTTP 200 too. */
export type Answer =
  | { readonly status: 'OK'; readonly data: Json }
  | { readonly status: 'ERROR'; readonly message: string };

/** `error.*` of the server that a device meets (h-mdm/hmdm-server, Response). */
export const deviceNotFound = 'error.notfound.device';

/** How the server tells a device that there is something to fetch. */
export type PushOptions = 'mqttWorker' | 'mqttAlarm' | 'polling';

export type InstalledApplication = {
  readonly pkg: string;
  readonly version: string;
};

export type RemoteFile = {
  readonly path: string;
  readonly lastUpdate: number;
};

/** The part of a configuration that a simulated device acts on. */
export interface Configuration {
  /** The device is another one to the server than it thought. */
  readonly newNumber?: string;
  /** Another server takes over. */
  readonly newServerUrl?: string;
  readonly push: PushOptions;
  /** Seconds between pings at the broker. */
  readonly keepalive?: number;
  readonly kioskMode: boolean;
  readonly mainApp?: string;
  readonly applications: readonly InstalledApplication[];
  readonly files: readonly RemoteFile[];
  /** User restrictions and what amounts to one, by the name of the setting. */
  readonly restrictions: readonly { readonly settingName: string; readonly restriction: string }[];
  readonly factoryReset: boolean;
  readonly reboot: boolean;
}

/** A message that the server pushes. */
export interface PushMessage {
  readonly messageType: string;
  readonly payload: JsonObject | undefined;
}
