import type { Method, Platform } from '../../../protocol/base/vocabulary.js';

/** Keys of an entry of which exactly one says how devices get in. */
export const entryWayNames = [
  'profile',
  'email',
  'ade',
  'package',
  'qr',
  'payload',
  'link',
  'token',
  'nfc',
  'zeroTouch',
  'knox',
] as const;
export type EntryWayName = (typeof entryWayNames)[number];

/** Keys that may stand beside the one. */
export const entryExtras = ['server', 'play', 'user', 'password', 'challenge', 'certificate'] as const;
export type EntryExtra = (typeof entryExtras)[number];

export interface EntryWayFacts {
  /** Methods that can begin with it. */
  readonly methods: readonly Method[];
  readonly beside: readonly EntryExtra[];
}

const byProfile: readonly Method[] = [
  'ios-byod',
  'ios-dem',
  'ios-user-enrollment',
  'ios-configurator-direct',
  'macos-byod',
  'macos-dem',
  'macos-direct',
];
const byAddress: readonly Method[] = ['windows-byod', 'windows-mdm-only', 'windows-dem', 'windows-legacy-1511'];
const byAccount: readonly Method[] = ['ios-user-enrollment', 'ios-byod', 'macos-byod'];
const bySerial: readonly Method[] = [
  'ios-ade',
  'ios-ade-shared-ipad',
  'ios-asm',
  'ios-configurator-setup-assistant',
  'macos-ade',
];
const company: readonly Method[] = [
  'android-fully-managed',
  'android-dedicated',
  'android-dedicated-shared',
  'android-cope',
];
const withoutGoogle: readonly Method[] = ['android-aosp-user', 'android-aosp-userless'];
const byLink: readonly Method[] = ['android-work-profile', 'android-da', 'android-da-dem', 'android-da-zebra'];
const signIn: readonly EntryExtra[] = ['user', 'password'];

/** What each way is for, and what may be said beside it. */
export const entryWays: Readonly<Record<EntryWayName, EntryWayFacts>> = {
  profile: { methods: byProfile, beside: [...signIn, 'challenge'] },
  email: { methods: [...byAccount, ...byAddress], beside: ['server', 'password', 'certificate'] },
  ade: { methods: bySerial, beside: signIn },
  package: { methods: ['windows-bulk', 'windows-iot-core'], beside: ['password'] },
  qr: { methods: [...company, ...withoutGoogle], beside: signIn },
  payload: { methods: [...company, ...withoutGoogle], beside: signIn },
  link: { methods: byLink, beside: signIn },
  token: { methods: company, beside: ['play', ...signIn] },
  nfc: { methods: company, beside: signIn },
  zeroTouch: { methods: company, beside: signIn },
  knox: { methods: company, beside: signIn },
};

/** Platforms whose devices a method enrolls; iPads go by the methods of iPhones. */
export function platformsOf(method: Method): readonly Platform[] {
  if (method === 'ios-ade-shared-ipad') return ['ipados'];
  if (method.startsWith('ios-')) return ['ios', 'ipados'];
  const [platform] = method.split('-');
  return platform === 'mam' ? [] : [platform as Platform];
}
