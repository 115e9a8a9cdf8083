import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import type { AndroidDevice } from '../device.js';
import type { Begun } from './knox.js';
import type { KnoxProfile } from './knox-profile.js';
import { askedOfAnybody, askedOfUser, passwordUsed, promptsShown, signedInAs } from './knox-rules.js';

interface Signing {
  readonly profile: KnoxProfile;
  readonly person: Person;
}

/** A Device Admin profile goes on with the Company Portal app, whose sign-in may know the user already. */
export function administratorSignIn(
  device: AndroidDevice,
  entry: EnrollmentEntry,
  { profile, person }: Signing,
): Begun {
  const { rules, state } = device;
  const { userId, password, skipSetupWizard } = profile;
  const prompts = promptsShown(rules, skipSetupWizard) ? ['standard set-up prompts'] : [];
  const asked = userId === undefined ? askedOfAnybody(rules) : askedOfUser(rules);
  device.state = { ...state, setup: [...state.setup, ...prompts, ...asked.map((what) => `ask for ${what}`)] };
  const upn = signedInAs(rules, { own: person.upn, associated: userId, factoryResets: state.factoryResets });
  const { platform, url } = entry;
  return {
    entry: { platform, method: 'android-da', ...(url !== undefined && { url }) },
    person: { ...person, upn, password: passwordUsed(rules, person.password, password) },
  };
}
