import { z } from 'zod';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import { readRegistryPolicy } from '../../../protocol/group-policy/registry-policy.js';
import { clientResults } from '../../../protocol/mde2/hresults.table.js';
import type { AgentWorld } from '../../device/agent.js';
import { networkRefusal } from '../../identity/soap-client.js';
import type { Person } from '../../person/person.js';
import { directoryOfDomain } from '../company-portal-app.js';
import { call, fetchToken, findDirectory, registerPc } from '../directory-join.js';
import { type EnrollingDevice, enrollFrom, ruleContext, type WindowsEnrollment } from '../enroll.js';
import { EnrollmentRefused, localRefusal } from '../refused.js';
import { stateOf } from '../state.js';
import { obeysDisableRegistration } from '../who-may-enroll.js';
import { applicationFor, credentialFor, type EnrollmentPolicy, enrollsByPolicy } from './rules.js';

const step = 'GroupPolicy';

/**
 * A hybrid-joined PC enrolls by a policy of its domain, by Configuration Manager, or because its directory says so; nobody is asked (Learn, "Enroll a
 * Windows device automatically using Group Policy"). Throws EnrollmentRefused.
 */
export async function enrollByPolicy(
  device: EnrollingDevice,
  entry: EnrollmentEntry,
  person: Person,
  keep: (policy: EnrollmentPolicy) => void,
): Promise<WindowsEnrollment> {
  const { world } = device;
  const context = ruleContext(device);
  const policy = await policyFor(world, entry);
  keep(policy);
  if (obeysDisableRegistration(context, policy.registrationDisabled))
    throw localRefusal(step, clientResults.blockedByPolicy, 'the policy DisableRegistration keeps this PC out');
  if (!enrollsByPolicy(context, policy))
    throw localRefusal(step, clientResults.notConfigured, 'no policy tells this PC to enroll');
  const who = { upn: entry.username ?? person.upn, password: entry.password ?? person.password };
  const directory = await findDirectory(world, directoryOfDomain(who.upn));
  const userToken = await fetchToken(world, directory.token_endpoint, {
    grant_type: 'password',
    username: who.upn,
    password: who.password,
  });
  const { deviceName } = stateOf(device.record);
  const { deviceId = '', mdm } = await registerPc(world, directory.device_registration_endpoint, {
    kind: 'hybrid',
    deviceName,
    accessToken: userToken,
    configurationManager: entry.method === 'windows-comanagement',
    ...applicationFor(context, policy),
  });
  if (mdm === undefined) throw localRefusal(step, clientResults.notConfigured, 'the directory names no management');
  const deviceGrant = { grant_type: 'client_credentials', client_id: deviceId };
  const accessToken =
    credentialFor(context, policy) === 'device'
      ? await fetchToken(world, directory.token_endpoint, deviceGrant)
      : userToken;
  const registration = { deviceId, tokenUrl: directory.token_endpoint };
  const join = { discoveryUrl: mdm.enrollmentUrl, accessToken, enrollmentData: '', registration };
  return enrollFrom(
    device,
    { url: join.discoveryUrl, email: who.upn, password: who.password, join },
    entry.method,
    person,
  );
}

const noPolicy: EnrollmentPolicy = {
  autoEnroll: false,
  credentialType: 1,
  registrationDisabled: false,
  applicationId: '',
};

const coManagement = z.object({ enabled: z.boolean() });

async function policyFor(world: AgentWorld, { method, url = '' }: EnrollmentEntry): Promise<EnrollmentPolicy> {
  if (method === 'windows-hybrid') return { ...noPolicy, autoEnroll: true };
  if (method === 'windows-gpo') return domainPolicy(world, url);
  const { enabled } = await call(world, { step: 'CoManagement', method: 'GET', url }, coManagement);
  return { ...noPolicy, autoEnroll: enabled, credentialType: 2 };
}

/** From `Registry.pol` of the domain; HTTPS stands for SMB. */
async function domainPolicy(world: AgentWorld, url: string): Promise<EnrollmentPolicy> {
  try {
    const { body } = await world.transport.send({ step, method: 'GET', url });
    const values = readRegistryPolicy(body);
    const find = (name: string) => values.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value;
    return {
      autoEnroll: find('AutoEnrollMDM') === 1,
      credentialType: Number(find('UseAADCredentialType') ?? 1),
      registrationDisabled: find('DisableRegistration') === 1,
      applicationId: String(find('MDMApplicationId') ?? ''),
    };
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'REGISTRY_POLICY')
      throw localRefusal(step, clientResults.unknownError, error.message);
    throw new EnrollmentRefused(networkRefusal(error, step, world.transport));
  }
}
