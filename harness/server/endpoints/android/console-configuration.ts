import { amapiTokenExtra } from '../../../../protocol/amapi/device-link.js';
import { asciiJson } from '../../../../protocol/android/emit-payload.js';
import { extraKey } from '../../../../protocol/android/provisioning-extras.table.js';
import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { corporateWorkProfileByKnox, knoxDelivers } from '../../domain/knox-enrollment.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import { RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';

/** Component, signer and address of Android Device Policy, as every payload for it has them. */
const devicePolicy = {
  [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]:
    'com.google.android.apps.work.clouddpc/.receivers.CloudDeviceAdminReceiver',
  [extraKey('DEVICE_ADMIN_SIGNATURE_CHECKSUM')]: 'I5YvS0O5hXY46mb01BlRjq4oJJGs2kuUcHvVkAPEXlg',
  [extraKey('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION')]:
    'https://play.google.com/managed/downloadManagingApp?identifier=setup',
};

/** DPC extras for the zero-touch portal, as the console shows them for copying. */
const dpcExtras = rule('ZTE-010', {
  holds: (_context: RuleContext, token: string): string => written(token),
  mutants: {
    unquotedToken: (_context, token) => written(token).replace(JSON.stringify(token), token),
    garbledChecksum: (_context, token) =>
      written(token).replace('S0O5hXY46mb01BlRjq4oJJGs2kuUcHvVkAPEXlg', 'S005hXY46mb'),
    withoutLocation: (_context, token) =>
      written(token, { [extraKey('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION')]: undefined }),
    tokenOutsideBundle: (_context, token) =>
      written(token, { [extraKey('ADMIN_EXTRAS_BUNDLE')]: {}, [amapiTokenExtra]: token }),
  },
});

function written(token: string, changes: Readonly<Record<string, JsonObject | string | undefined>> = {}): string {
  const bundle = { [amapiTokenExtra]: token };
  return asciiJson(
    JSON.parse(JSON.stringify({ ...devicePolicy, [extraKey('ADMIN_EXTRAS_BUNDLE')]: bundle, ...changes })),
  );
}

/** Custom JSON for a profile of Knox Mobile Enrollment: the bundle itself, without the wrapper that zero-touch has. */
const customJson = rule('KME-020', {
  holds: (_context: RuleContext, token: string): string => asciiJson({ [amapiTokenExtra]: token }),
  mutants: {
    wrapped: (_context, token) => asciiJson({ [extraKey('ADMIN_EXTRAS_BUNDLE')]: { [amapiTokenExtra]: token } }),
    shortened: (_context, token) => asciiJson({ [amapiTokenExtra]: token.slice(1) }),
    withoutToken: () => '{}',
  },
});

export const consoleConfigurationRules: readonly RuleSummary[] = [dpcExtras, customJson];

/** What the console shows for copying into the portal of a vendor, and the address that stands for Google Play. Throws RefusedByProduct. */
export function consoleConfiguration(
  tenant: Tenant,
  { secret, method }: IssuedEnrollment,
  { service, url }: { readonly service: 'zero-touch' | 'kme'; readonly url: string },
): Pick<EnrollmentEntry, 'configuration' | 'url'> {
  const context = tenant.context();
  if (service === 'kme' && !knoxDelivers(context, method, corporateWorkProfileByKnox(tenant.state)))
    throw new RefusedByProduct(`Knox Mobile Enrollment is not offered for ${method}.`);
  const text = service === 'kme' ? customJson(context, secret) : dpcExtras(context, secret);
  return { configuration: { service, text }, url };
}
