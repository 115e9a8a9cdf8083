import type { ProtectionPolicy, ProtectionQuestion } from '../../../../protocol/app-protection/messages.js';
import type { Platform } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { PersonState } from '../state.js';
import { devicePinCarrier } from './rules.js';
import { type AppProtectionPolicy, appProtectionPolicies } from './settings.js';

type Asked = Pick<ProtectionQuestion, 'app' | 'platform' | 'place'>;

/** What an app is told for its user: the first policy that names the app and reaches the user; undefined where none does. */
export function policyFor(context: TenantContext, person: PersonState, asked: Asked): ProtectionPolicy | undefined {
  const policy = policiesOf(context, person, asked.platform).find(({ apps }) => apps.includes(asked.app));
  if (policy === undefined) return undefined;
  const { name, appPin, copyPaste, encrypted, devicePin } = policy;
  const vouched = devicePin !== undefined && devicePinCarrier(context, false) === 'app';
  return {
    name,
    copyPaste,
    encrypted,
    ...(appPin !== undefined && { appPin }),
    ...(vouched && { devicePin }),
  };
}

/** The policies that reach a person's apps on a platform, in the order in which they were written. */
export function policiesOf(
  { state }: TenantContext,
  { groups }: PersonState,
  platform: Platform,
): readonly AppProtectionPolicy[] {
  const family = platform === 'ipados' ? 'ios' : platform;
  return appProtectionPolicies(state).filter(
    (policy) =>
      policy.platform === family && (policy.groups === 'all' || policy.groups.some((one) => groups.includes(one))),
  );
}

/** Digits of the device's PIN that an enrolled device of this person is to have; undefined where no policy asks. */
export function devicePinFor(context: TenantContext, person: PersonState, platform: Platform): number | undefined {
  const digits = policiesOf(context, person, platform).flatMap(({ devicePin }) => devicePin ?? []);
  if (digits.length === 0 || devicePinCarrier(context, true) !== 'profile') return undefined;
  return Math.max(...digits);
}
