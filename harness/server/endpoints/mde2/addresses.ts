import type { Tenant } from '../../tenant.js';

/** Host label at which a device looks for the server of its user's mail domain (MS-MDE2 §3.1). */
export const discoveryService = 'enterpriseenrollment';

export const discoveryPath = '/EnrollmentServer/Discovery.svc';
export const policyPath = '/EnrollmentServer/Policy.svc';
export const enrollmentPath = '/EnrollmentServer/Enrollment.svc';
/** The page between joining a directory and enrolling. */
export const termsOfUsePath = '/TermsOfUse.aspx';
/** The page of Federated authentication. */
export const signInPath = '/EnrollmentServer/SignIn';

/** Where other servers have the same services, for clients with addresses built in. */
export const aliases = Object.freeze({
  discovery: ['/api/mdm/microsoft/discovery', '/EnrollmentServer/Discovery.svc/'],
  policy: ['/api/mdm/microsoft/policy', '/EnrollmentServer/PolicyService.svc'],
  enrollment: ['/api/mdm/microsoft/enroll', '/EnrollmentServer/EnrollmentService.svc'],
  management: ['/api/mdm/microsoft/management', '/ManagementServer/MDM.svc', '/ManagementServer/Manage.svc'],
});

/** Name of this server in the management client: PROVIDER-ID of the account and node below DMClient/Provider. */
export const providerId = 'MusterSimulated';

export const addressOf = (tenant: Tenant, path: string): string => tenant.url(discoveryService, path);

/** Where the management client reports (OMA-DM). */
export const managementAddress = (tenant: Tenant): string => tenant.url('dm', '/omadm');
