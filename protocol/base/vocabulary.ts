/** The closed words of the requirements catalog. A scenario, a row and a device use these and no others. */
export const platforms = ['android', 'ios', 'ipados', 'macos', 'windows'] as const;
export type Platform = (typeof platforms)[number];

export const methods = [
  'android-da',
  'android-da-dem',
  'android-da-zebra',
  'android-work-profile',
  'android-cope',
  'android-fully-managed',
  'android-dedicated',
  'android-dedicated-shared',
  'android-aosp-user',
  'android-aosp-userless',
  'ios-byod',
  'ios-dem',
  'ios-ade',
  'ios-ade-shared-ipad',
  'ios-user-enrollment',
  'ios-configurator-setup-assistant',
  'ios-configurator-direct',
  'ios-asm',
  'macos-byod',
  'macos-dem',
  'macos-ade',
  'macos-direct',
  'windows-byod',
  'windows-mdm-only',
  'windows-dem',
  'windows-aad-join',
  'windows-auto',
  'windows-gpo',
  'windows-hybrid',
  'windows-autopilot-user-driven',
  'windows-autopilot-self-deploying',
  'windows-autopilot-preprovisioned',
  'windows-autopilot-existing-devices',
  'windows-autopilot-device-preparation',
  'windows-bulk',
  'windows-comanagement',
  'windows-legacy-1511',
  'windows-iot-core',
  'mam-we',
] as const;
export type Method = (typeof methods)[number];

/** Who owes a requirement. Only `server` rows judge a target. */
export const parties = ['server', 'device', 'cloud', 'directory', 'person'] as const;
export type Party = (typeof parties)[number];

/** Values as JSON knows them, with bytes: what device state and settings documents are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
