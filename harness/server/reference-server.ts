import { androidEmmPages } from './admin/android-emm-pages.js';
import { androidProfileExtension } from './admin/android-profile-routes.js';
import { complianceInTime } from './admin/compliance-in-time.js';
import { devicePages } from './admin/device-pages.js';
import { directoryConsolePages } from './admin/directory-console-pages.js';
import { managedPlayPages } from './admin/managed-play-pages.js';
import { programExtension } from './admin/program-routes.js';
import { userDevicePages } from './admin/user-device-pages.js';
import { windowsPages } from './admin/windows-pages.js';
import { zeroTouchPages } from './admin/zero-touch-pages.js';
import { amapiEndpoint } from './clouds/amapi/endpoint.js';
import { TenantGoogle } from './clouds/amapi/tenant-google.js';
import { AndroidClouds } from './clouds/android-clouds.js';
import { apnsEndpoint } from './clouds/apns/endpoint.js';
import { autopilotEndpoint } from './clouds/autopilot/endpoint.js';
import { depEndpoint } from './clouds/dep/endpoint.js';
import { TenantClouds } from './clouds/dep/tenant-clouds.js';
import { directoryEndpoint } from './clouds/directory/endpoint.js';
import { managedAccountsEndpoint } from './clouds/managed-accounts/endpoint.js';
import { playEndpoint } from './clouds/play/endpoint.js';
import { signUpEndpoint } from './clouds/play/sign-up.js';
import { playIntegrityEndpoint } from './clouds/play-integrity/endpoint.js';
import { safetynetEndpoint } from './clouds/safetynet/endpoint.js';
import { wnsEndpoint } from './clouds/wns/endpoint.js';
import { productRules } from './domain/product-rules.js';
import { reportKinds, settingsKinds, shownSettings } from './domain/settings.js';
import type { Endpoint, PlatformService } from './endpoint.js';
import { acmeEndpoint } from './endpoints/acme/endpoint.js';
import { AppleLink } from './endpoints/ade/apple-link.js';
import { companyPortalEndpoint } from './endpoints/ade/company-portal/endpoint.js';
import { adeEndpoint } from './endpoints/ade/endpoint.js';
import { adeService } from './endpoints/ade/service.js';
import { androidEndpoint } from './endpoints/android/endpoint.js';
import { androidForWorkProfile } from './endpoints/android/enrollment-profile.js';
import { androidService } from './endpoints/android/service.js';
import { AndroidEmm } from './endpoints/android-emm/emm.js';
import { androidEmmEndpoint } from './endpoints/android-emm/endpoint.js';
import { throughGoogle } from './endpoints/android-emm/service.js';
import { androidPortalEndpoint } from './endpoints/android-portal/endpoint.js';
import { appProtectionEndpoint } from './endpoints/app-protection/endpoint.js';
import { accountDrivenEndpoint } from './endpoints/apple/account-driven/endpoint.js';
import { appleEndpoint } from './endpoints/apple/endpoint.js';
import { enqueueRaw } from './endpoints/apple/enqueue-raw.js';
import { otaEndpoint } from './endpoints/apple/ota/endpoint.js';
import { appleService } from './endpoints/apple/service.js';
import { macPortalEndpoint } from './endpoints/company-portal/endpoint.js';
import { windowsPortalEndpoint } from './endpoints/company-portal/windows.js';
import { configuratorEndpoint } from './endpoints/configurator/endpoint.js';
import { configuratorService } from './endpoints/configurator/service.js';
import { dnsEndpoint } from './endpoints/dns/endpoint.js';
import { extensionEndpoint } from './endpoints/extension/endpoint.js';
import { groupPolicyEndpoint } from './endpoints/group-policy/endpoint.js';
import { mde2Endpoint } from './endpoints/mde2/endpoint.js';
import { windowsService } from './endpoints/mde2/service.js';
import { windowsProfile } from './endpoints/mde2/windows-profile.js';
import { omadmEndpoint } from './endpoints/omadm/endpoint.js';
import { portalEndpoint } from './endpoints/portal/endpoint.js';
import { scepEndpoint } from './endpoints/scep/endpoint.js';
import { EnrollmentProgram } from './enrollment-program/program.js';
import { enrollmentProgramRules } from './enrollment-program/rules.js';
import { type ReferenceServer, type ServerOptions, startServer } from './server.js';

function servicesWith(clouds: TenantClouds, emm: AndroidEmm): readonly PlatformService[] {
  return [
    appleService,
    configuratorService,
    adeService(new AppleLink(clouds)),
    throughGoogle(emm, androidService),
    windowsService,
  ];
}

/** Made per server, because endpoints keep sessions. */
function endpoints(
  services: readonly PlatformService[],
  clouds: TenantClouds,
  android: AndroidClouds,
  google: TenantGoogle,
  emm: AndroidEmm,
): readonly Endpoint[] {
  return [
    scepEndpoint(),
    acmeEndpoint(),
    appleEndpoint(),
    otaEndpoint(),
    configuratorEndpoint(),
    accountDrivenEndpoint(),
    appProtectionEndpoint(),
    mde2Endpoint([windowsProfile, androidForWorkProfile]),
    omadmEndpoint(),
    dnsEndpoint(),
    groupPolicyEndpoint(),
    extensionEndpoint(),
    windowsPortalEndpoint(),
    androidEndpoint,
    amapiEndpoint(google),
    androidEmmEndpoint(emm),
    portalEndpoint(services),
    macPortalEndpoint(),
    androidPortalEndpoint,
    adeEndpoint(),
    apnsEndpoint(),
    companyPortalEndpoint(),
    depEndpoint(clouds),
    directoryEndpoint(),
    autopilotEndpoint(),
    wnsEndpoint(),
    managedAccountsEndpoint(),
    ...android.endpoints,
    playEndpoint,
    signUpEndpoint(),
    safetynetEndpoint,
    playIntegrityEndpoint,
  ];
}

/** The whole simulated MDM server: every endpoint, every platform, the product's settings, reports and rules. */
export function startReferenceServer(options: ServerOptions): Promise<ReferenceServer> {
  const clouds = new TenantClouds();
  const android = new AndroidClouds();
  const google = new TenantGoogle();
  const emm = new AndroidEmm(google);
  const services = servicesWith(clouds, emm);
  return startServer({
    ...options,
    endpoints: endpoints(services, clouds, android, google, emm),
    extensions: [
      androidEmmPages(emm),
      androidProfileExtension,
      complianceInTime,
      devicePages,
      directoryConsolePages,
      managedPlayPages,
      userDevicePages,
      windowsPages,
      programExtension(new EnrollmentProgram(clouds)),
      zeroTouchPages(android),
    ],
    services,
    productRules: [...productRules, ...enrollmentProgramRules],
    product: { settingsKinds, reportKinds, readSettings: shownSettings },
    enqueueRaw,
  });
}
