import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type DeploymentProfile,
  deploymentModes,
  oobeSettings,
} from '../../../protocol/autopilot/deployment-profile.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import { tpmGrant, writeTpmStatement } from '../../../protocol/directory/tpm-attestation.js';
import { clientResults } from '../../../protocol/mde2/hresults.table.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import { simulatedAttestation } from '../../identity/attestation-authority.js';
import type { Person } from '../../person/person.js';
import { call, type DirectoryJoin, fetchToken, findDirectory, joinDirectory, register } from '../directory-join.js';
import { type EnrollingDevice, enrollFrom, newcomer, ruleContext, type WindowsEnrollment } from '../enroll.js';
import { windowsHabits } from '../habits.js';
import { localRefusal } from '../refused.js';
import { hardwareHashes } from './hardware.js';
import * as rules from './rules.js';

/** What Autopilot has made of the first run; plain data. */
export type AutopilotRun = {
  readonly mode: DeploymentProfile['MusterDeploymentMode'];
  readonly eulaShown: boolean;
  readonly privacyShown: boolean;
  readonly userIs: 'standard user' | 'administrator';
  /** Tasks of device preparation that the status page shows. */
  readonly preparation: readonly rules.PreparationTask[];
};

const profileSchema = z.looseObject({
  CloudAssignedTenantDomain: z.string(),
  CloudAssignedOobeConfig: z.int(),
  ZtdCorrelationId: z.string(),
  MusterDeploymentMode: z.enum(deploymentModes),
});
export type ReceivedProfile = z.infer<typeof profileSchema>;

export type KeepRun = (run: AutopilotRun) => void;

/**
 * The first run of a registered PC (Learn, "Windows Autopilot scenarios"): ask whose it is, set it up as the profile says, join the directory by its user or
 * by its TPM, and enroll. Throws EnrollmentRefused, EnrollmentAbandoned.
 */
export async function enrollByAutopilot(
  device: EnrollingDevice,
  entry: EnrollmentEntry,
  person: Person,
  keep: KeepRun,
): Promise<WindowsEnrollment> {
  return setUpByProfile(device, entry, { profile: await profileFor(device, entry), person, keep });
}

interface ProfiledRun {
  readonly profile: ReceivedProfile;
  readonly person: Person;
  readonly keep: KeepRun;
}

/** The same once the profile is there. Throws EnrollmentRefused, EnrollmentAbandoned. */
export async function setUpByProfile(
  device: EnrollingDevice,
  entry: EnrollmentEntry,
  { profile, person, keep }: ProfiledRun,
): Promise<WindowsEnrollment> {
  keep(runOf(device, profile));
  const url = `https://login.${profile.CloudAssignedTenantDomain}/directory/.well-known/openid-configuration`;
  const context = ruleContext(device);
  const nobody = rules.needsNobody(context, profile.MusterDeploymentMode, device.world.model.osVersion);
  const who = { ...person, upn: entry.username ?? person.upn, password: entry.password ?? person.password };
  const join = nobody
    ? await joinByTpm(device, url, profile.MusterDeploymentMode)
    : await joinDirectory(device.world, { url, kind: 'join', ...newcomer(device), ...hashOf(device) }, who);
  if (!rules.enrollsAfterJoin(context))
    throw localRefusal('Discover', clientResults.userCancelled, 'the PC is joined and nothing follows');
  const told = entry.file === undefined ? join : { ...join, correlator: profile.ZtdCorrelationId };
  const begin = { url: join.discoveryUrl, email: nobody ? '' : who.upn, password: '', join: told };
  const enrollment = await enrollFrom(device, begin, entry.method, person);
  if (rules.editionFails(context, windowsHabits(device.world.model).osEdition))
    throw localRefusal(
      'ProvisioningDocument',
      clientResults.provisioningMisc,
      'Windows Home lacks what is provisioned',
    );
  return enrollment;
}

const hashOf = ({ record, world }: EnrollingDevice) => ({ hardwareHash: hardwareHashes(record, world.model).now });

/** From a file on the disk for existing devices, else from the deployment service. */
export async function profileFor(
  device: EnrollingDevice,
  { url = '', file }: EnrollmentEntry,
): Promise<ReceivedProfile> {
  if (file !== undefined) return profileSchema.parse(JSON.parse(file));
  const { now: hardwareHash } = hardwareHashes(device.record, device.world.model);
  const body = new TextEncoder().encode(JSON.stringify({ hardwareHash }));
  const headers = { 'Content-Type': 'application/json' };
  return call(device.world, { step: 'AutopilotProfile', method: 'POST', url, body, headers }, profileSchema);
}

function runOf(
  device: EnrollingDevice,
  { MusterDeploymentMode: mode, CloudAssignedOobeConfig: config }: ReceivedProfile,
): AutopilotRun {
  const { skipEula, skipPrivacy, standardUser } = oobeSettings(config);
  const context = ruleContext(device);
  const [hardware, join, enrollment] = rules.preparationTasks;
  const shown = new Set<string>([
    ...(rules.attestsHardware(context, mode) ? [hardware] : []),
    ...(rules.joinsOnThePage(context, mode) ? [join] : []),
    ...(rules.enrollsOnThePage(context, mode) ? [enrollment] : []),
  ]);
  return {
    mode,
    eulaShown: !skipEula,
    privacyShown: !skipPrivacy,
    userIs: standardUser ? 'standard user' : 'administrator',
    preparation: rules.tasksInOrder(context).filter((task) => shown.has(task)),
  };
}

const nonceSchema = z.object({ nonce: z.string() });

/** The TPM attests the PC to the directory, whose token opens the join; nobody signs in. */
async function joinByTpm(
  device: EnrollingDevice,
  url: string,
  mode: DeploymentProfile['MusterDeploymentMode'],
): Promise<DirectoryJoin> {
  const { world, record } = device;
  const directory = await findDirectory(world, url);
  const nonceUrl = `${directory.token_endpoint}/nonce`;
  const { nonce } = await call(world, { step: 'Nonce', method: 'GET', url: nonceUrl }, nonceSchema);
  const attested = rules.attestsHardware(ruleContext(device), mode) && windowsHabits(world.model).tpm;
  const statement = attested ? await attest(device, nonce) : '';
  const accessToken = await fetchToken(world, directory.token_endpoint, { grant_type: tpmGrant, nonce, statement });
  const newcomerWithToken = { kind: 'join' as const, ...newcomer(device), accessToken };
  const mdm = await register(world, directory.device_registration_endpoint, newcomerWithToken);
  if (mdm === undefined)
    throw localRefusal('Join', clientResults.notConfigured, `${record.serial} is sent to no management`);
  return { discoveryUrl: mdm.enrollmentUrl, accessToken, enrollmentData: '' };
}

async function attest({ world, record }: EnrollingDevice, nonce: string): Promise<string> {
  const key = await world.keys.take('ec-p256', `${record.seed} tpm`);
  const chain = simulatedAttestation({
    publicKey: spkiOf(key),
    serialNumber: record.serial,
    freshness: createHash('sha256').update(nonce).digest(),
    now: world.clock.now(),
    random: world.random.fork('tpm'),
  });
  return writeTpmStatement(chain);
}
