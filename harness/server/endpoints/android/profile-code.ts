import type { WifiInfo, WifiSecurityType } from '../../../../protocol/android/messages.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { type ProfileWifi, profileOfToken, type WifiType } from '../../domain/android-profiles/profile.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { type AndroidWishes, readWishes } from './options.js';

const securityTypes: Readonly<Record<WifiType, WifiSecurityType>> = {
  open: 'NONE',
  'wep-psk': 'WEP',
  'wpa-psk': 'WPA',
};

/** The credentials of the network as the device reads them: it joins the network before it can ask anybody for a key. */
const networkInCode = rule(['AOU-012', 'AOL-011'], {
  holds: (_context: RuleContext, wifi: WifiInfo): WifiInfo => wifi,
  mutants: {
    leavesOutKey: (_context, { password: _password, ...wifi }) => wifi,
    encodesKey: (_context, wifi) => ({ ...wifi, password: encoded(wifi.password ?? '') }),
    encodesName: (_context, wifi) => ({ ...wifi, ssid: encoded(wifi.ssid) }),
  },
});

const encoded = (text: string): string => Buffer.from(text).toString('base64');

/** What the administrator wished for this token: by hand, or in its profile. */
export function wishesOf(context: TenantContext, issued: IssuedEnrollment): AndroidWishes {
  const { attempt: _attempt, ...options } = issued.options;
  const wishes = readWishes(options);
  const wifi = profileOfToken(context, issued)?.wifi;
  return wifi === undefined ? wishes : { ...wishes, wifi: networkInCode(context, networkOf(wifi)) };
}

function networkOf({ ssid, hidden, type, key }: ProfileWifi): WifiInfo {
  return { ssid, hidden, securityType: securityTypes[type], ...(key !== '' && { password: key }) };
}

/** Where a profile's QR code is shown: on the page of its token, and in the list. */
export const codeIsShown = rule('AOL-010', {
  holds: (_context: RuleContext, _place: 'token page' | 'list'): boolean => true,
  mutants: {
    onlyOnTokenPage: (_context, place) => place === 'token page',
    onlyInList: (_context, place) => place === 'list',
  },
});

/** The file that Export gives: the payload of the QR code as it is. */
export const exportedFile = rule('AOU-011', {
  holds: (_context: RuleContext, payload: string, _token: string): string => payload,
  mutants: {
    onlyTheToken: (_context, _payload, token) => token,
    withoutToken: (_context, payload, token) => payload.replaceAll(token, ''),
  },
});

export const profileCodeRules: readonly RuleSummary[] = [networkInCode, codeIsShown, exportedFile];
