import type { VendorAssignment, VendorQuestion } from '../../../../protocol/android/vendor-link.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import {
  assignedProfile,
  deliveredParts,
  deliveredType,
  goesWithoutLicense,
  handedOut,
  shownCompany,
  toldUser,
} from './profile-rules.js';
import type { Company, KnoxDevice, KnoxState, Profile } from './state.js';

/** What a Samsung device gets that asks in its set-up; undefined for one that nobody has listed or given a profile. */
export function assignmentFor(
  context: RuleContext,
  { companies }: KnoxState,
  asking: VendorQuestion,
): VendorAssignment | undefined {
  for (const company of companies.values()) {
    const profile = profileFor(context, company, asking);
    if (profile !== undefined) return handOver(context, profile, deviceIn(company, asking));
  }
  return undefined;
}

const deviceIn = ({ devices }: Company, { serialNumber, imei }: VendorQuestion): KnoxDevice | undefined =>
  [...devices.values()].find((device) => device.serial === serialNumber || device.imei === imei);

function profileFor(context: RuleContext, company: Company, asking: VendorQuestion): Profile | undefined {
  const device = deviceIn(company, asking);
  const [first] = company.profiles.values();
  const scanned = company.profiles.get(asking.profile ?? '');
  if (scanned !== undefined) return scanned;
  const assigned = device && company.profiles.get(device.profile ?? '');
  const own = device && assignedProfile(context, assigned, first);
  return handedOut(context, { device, own, first });
}

function handOver(
  context: RuleContext,
  profile: Profile,
  device: KnoxDevice | undefined,
): VendorAssignment | undefined {
  const { fields } = profile;
  const field = (name: string): string => fields[name] ?? '';
  if (!goesWithoutLicense(context, field('Associate a Knox license with this profile') === 'selected'))
    return undefined;
  const userId = toldUser(context, profile.type, device?.userId);
  const text = JSON.stringify({
    profileType: deliveredType(context, profile.type),
    agentApk: field('MDM Agent APK'),
    customJson: field('Custom JSON Data') || field('Custom JSON') || '{}',
    leaveAllSystemAppsEnabled: field('System applications') === 'Leave all system apps enabled',
    skipSetupWizard: field('Skip Setup wizard') === 'selected',
    allowCancel: field('Allow End User to Cancel Enrollment') === 'selected',
    ...deliveredParts(context, {
      serverUri: field('MDM Server URI'),
      dualDar: field('Dual DAR'),
      legalText: field('Privacy Policy, EULAs and Terms of Service'),
    }),
    ...(userId !== undefined && { userId }),
    ...(userId !== undefined && device?.password !== undefined && { password: device.password }),
  });
  const companyName = shownCompany(context, fields);
  return { text, shown: { companyName, contact: field('Support contact details') } };
}
