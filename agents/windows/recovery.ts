import { hresultOf } from '../../protocol/mde2/fault.js';
import type { DeviceRecord } from '../device/record.js';
import { willingPerson } from '../person/person.js';
import { allowPlace, statusPlace } from './csp/recovery-csp.js';
import { tokenOf } from './deeds/sign-in.js';
import { type Beginning, type EnrollingDevice, enrollFrom, ruleContext, type WindowsEnrollment } from './enroll.js';
import { managedBy } from './managed.js';
import { asksToRecover, type RecoveryEnd, recoversByItself, statusOfRecovery } from './recovery-rules.js';
import { EnrollmentAbandoned, EnrollmentRefused } from './refused.js';
import { stateOf } from './state.js';

/** Whether a PC whose key is gone asks for a certificate by itself. */
export function wouldRecover(device: EnrollingDevice): boolean {
  const { phase, certificate, privateKey } = device.record;
  const { tree, providerId = '' } = stateOf(device.record);
  const lost = phase === 'enrolled' && certificate !== undefined && privateKey === undefined;
  return lost && recoversByItself(ruleContext(device), tree[allowPlace(providerId)]);
}

/** Asks for the certificate once more, for another key (MS-MDE2 §3.6), and gives the record with what came of it. */
export async function recovered(device: EnrollingDevice): Promise<DeviceRecord> {
  try {
    return withRecovered(device, await requestRecovery(device));
  } catch (error) {
    if (!(error instanceof EnrollmentRefused) && !(error instanceof EnrollmentAbandoned)) throw error;
    return withStatus(device, device.record, endOf(error));
  }
}

async function requestRecovery(device: EnrollingDevice): Promise<WindowsEnrollment> {
  const { wayBack } = stateOf(device.record);
  if (wayBack === undefined) throw new RangeError('Recovery: the device is not enrolled');
  const { url, username, password, directory } = wayBack;
  const person = willingPerson(username, username, password);
  const begin: Beginning = { url, email: username, password };
  const accessToken = directory ? await tokenOf(device.world, { upn: username, password }) : undefined;
  const keyName = `recovery ${device.record.sessions}`;
  return enrollFrom(
    { ...device, keyName, recovery: asksToRecover(ruleContext(device)) },
    { ...begin, ...(accessToken !== undefined && { join: { discoveryUrl: url, accessToken, enrollmentData: '' } }) },
    device.record.method ?? 'windows-byod',
    person,
  );
}

/** Certificate, key and account are new; what the server set before stays. */
function withRecovered(device: EnrollingDevice, enrollment: WindowsEnrollment): DeviceRecord {
  const before = stateOf(device.record);
  const managed = managedBy(ruleContext(device), device.record, device.world.model, enrollment);
  const now = stateOf(managed);
  const { provisioning } = before;
  const state = { ...now, tree: { ...now.tree, ...before.tree }, ...(provisioning && { provisioning }) };
  return withStatus(device, { ...managed, state }, 'done');
}

function withStatus(device: EnrollingDevice, record: DeviceRecord, end: RecoveryEnd): DeviceRecord {
  const state = stateOf(record);
  const status = statusOfRecovery(ruleContext(device), end);
  return { ...record, state: { ...state, tree: { ...state.tree, [statusPlace(state.providerId ?? '')]: status } } };
}

const notAuthenticated = [hresultOf({ code: 'Authentication' }), hresultOf({ code: 'InvalidSecurity' })];

/** A sign-in page that leads nowhere, or a name that the server does not take; every other refusal is the server's answer to the request. */
function endOf(error: EnrollmentRefused | EnrollmentAbandoned): RecoveryEnd {
  if (error instanceof EnrollmentAbandoned) return 'not authenticated';
  const { form, code } = error.refusal;
  return form === 'page' || notAuthenticated.includes(code) ? 'not authenticated' : 'rejected';
}
