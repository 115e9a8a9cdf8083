import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { writeBase64 } from '../../../../protocol/base/base64.js';
import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import { createCsr } from '../../../../protocol/pki/csr.js';
import { name } from '../../../../protocol/pki/name.js';
import { autopilotPath } from '../../clouds/autopilot/endpoint.js';
import { directoryOf } from '../../clouds/directory/tenant-directory.js';
import { profileOnDisk } from '../../domain/autopilot/profile.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import { findPerson } from '../../domain/people.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import { type IssueRequest, type PlatformService, RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { coManagementPath, policyFilePath } from '../group-policy/endpoint.js';
import { validateOmaDmCommand } from '../omadm/command-payload.js';
import { pushTo } from '../omadm/push/push.js';
import { portalUrl } from '../portal/portal-url.js';
import { addressOf, discoveryPath } from './addresses.js';

const autopilotMethods: readonly Method[] = [
  'windows-autopilot-user-driven',
  'windows-autopilot-self-deploying',
  'windows-autopilot-preprovisioned',
  'windows-autopilot-existing-devices',
  'windows-autopilot-device-preparation',
];

/** What the admin side needs of Windows: entries for people who enroll by name and password. */
export const windowsService: PlatformService = {
  platforms: ['windows'],
  methods: [
    'windows-byod',
    'windows-mdm-only',
    'windows-aad-join',
    'windows-auto',
    'windows-bulk',
    'windows-iot-core',
    'windows-legacy-1511',
    'windows-dem',
    'windows-gpo',
    'windows-hybrid',
    'windows-comanagement',
    ...autopilotMethods,
  ],
  issue,
  portalLink: deepLink,
  wake: pushTo,
  commandKind: validateOmaDmCommand,
  describeResult: ({ result }) => result ?? {},
};

/** With `portal` in the options the person begins on the web and is led to the deep link, else in the settings of the PC. */
async function issue(tenant: Tenant, { platform, method, upn, options }: IssueRequest): Promise<EnrollmentEntry> {
  if (method === 'windows-autopilot-self-deploying' || method === 'windows-autopilot-preprovisioned')
    return { platform, method, url: tenant.url('ztd', autopilotPath) };
  if (method === 'windows-bulk' || method === 'windows-iot-core')
    return { platform, method, url: directoryAddress(tenant) };
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  if (person === undefined) throw new RefusedByProduct('A person enrolls a PC: name one that is known here.');
  const signIn = { platform, method, username: person.upn, password: person.password };
  if (options.portal === true) return { ...signIn, url: portalUrl(tenant, platform, method) };
  const identity =
    windowsEnrollment(tenant.state).authPolicy === 'Certificate' ? await newIdentity(tenant, person.upn) : undefined;
  const issued = issueEnrollment(tenant.context(), {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    upn: person.upn,
    options: identity === undefined ? options : { ...options, certificateSha256: identity.sha256 },
  });
  return {
    ...signIn,
    ...(options.program === undefined ? { url: whereToBegin(tenant, method) } : { program: programOf(options) }),
    ...(method === 'windows-autopilot-existing-devices' && { file: profileOnDisk(tenant) }),
    reference: issued.reference,
    ...(identity && { identity: identity.packaged }),
  };
}

function whereToBegin(tenant: Tenant, method: Method): string {
  if (autopilotMethods.includes(method)) return tenant.url('ztd', autopilotPath);
  if (method === 'windows-gpo') return tenant.url('ad', policyFilePath);
  if (method === 'windows-comanagement') return tenant.url('sccm', coManagementPath);
  return byDirectory.has(method) ? directoryAddress(tenant) : addressOf(tenant, discoveryPath);
}

const programOf = ({ program }: JsonObject): 'settings' | 'company-portal' =>
  program === 'company-portal' ? program : 'settings';

/** Methods that begin at the directory, which knows the MDM server. */
const byDirectory: ReadonlySet<Method> = new Set<Method>(['windows-aad-join', 'windows-auto']);

const directoryAddress = (tenant: Tenant): string => `${directoryOf(tenant).issuer}/.well-known/openid-configuration`;

/** Key and certificate for a package that enrolls by certificate. */
async function newIdentity(tenant: Tenant, upn: string) {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const csr = createCsr({ key: privateKey, subject: name({ CN: upn }) });
  const certificate = tenant.ca.issue({ csr, commonName: upn, now: tenant.clock.now() });
  const packaged = {
    certificate: writeBase64(certificate),
    privateKey: writeBase64(privateKey.export({ type: 'pkcs8', format: 'der' })),
  };
  return { packaged, sha256: createHash('sha256').update(certificate).digest('hex') };
}

/** Opens the enrollment client with name and server filled in (Learn, "Mobile device enrollment", deep link enrollment). */
function deepLink(tenant: Tenant, { upn = '' }: IssuedEnrollment): string {
  const parameters = new URLSearchParams({ mode: 'mdm', username: upn, servername: addressOf(tenant, discoveryPath) });
  return `ms-device-enrollment:?${parameters}`;
}
