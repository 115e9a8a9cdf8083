import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import { admit, recordRefusal } from '../../domain/admit.js';
import { completeEnrollment, findDevice, markUnenrolled, recordEnrolling } from '../../domain/devices.js';
import { spendEnrollment } from '../../domain/enrollments.js';
import type { DeviceState, IssuedEnrollment } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import type { GoogleClient } from './google-client.js';
import {
  announces,
  formerRecords,
  isDeleted,
  isNews,
  methodOfDevice,
  serialOf,
  startsOver,
  staysGone,
} from './notification-rules.js';
import { emmState, keepEmm } from './state.js';

/** Members of a device resource that the administrator sees. */
const shown = [
  'managementMode',
  'ownership',
  'state',
  'appliedState',
  'policyCompliant',
  'nonComplianceDetails',
  'appliedPolicyVersion',
  'lastStatusReportTime',
  'softwareInfo',
] as const;

/** Takes what Google tells of a device, in whichever message. Throws GoogleError when a device that may not be here cannot be sent away now. */
export function takeDevice(tenant: Tenant, client: GoogleClient, type: string, device: JsonObject): void {
  const context = tenant.context();
  const name = String(device.name);
  const known = findDevice(tenant.state, name);
  const deleted = isDeleted(context, type, device);
  if (deleted) letGo(tenant, name);
  if (deleted || staysGone(context, emmState(tenant.state).gone.includes(name))) return;
  const begins =
    type === 'ENROLLMENT' ? startsOver(context, known !== undefined) : known === undefined && announces(context, type);
  const record = begins ? enroll(tenant, client, device) : known;
  if (record !== undefined) takeReport(tenant, record, device);
}

/** A device is new: it is judged as any other, and sent away when it may not be here. */
function enroll(tenant: Tenant, client: GoogleClient, device: JsonObject): DeviceState | undefined {
  const context = tenant.context();
  const issued = tenant.state.enrollments.get(String(device.enrollmentTokenData));
  const attempt = attemptOf(tenant, device, issued);
  const admission = admit(context, attempt);
  if (admission.kind === 'refused') {
    client.delete(attempt.enrollmentId);
    letGo(tenant, attempt.enrollmentId);
    recordRefusal(context, attempt, admission);
    return undefined;
  }
  for (const former of formerRecords(context, device)) letGo(tenant, former);
  const record = recordEnrolling(tenant.state, { ...attempt, id: idOf(attempt.enrollmentId) }, context.now);
  completeEnrollment(tenant.state, record, context.now);
  if (issued !== undefined) spendEnrollment(context, issued);
  return record;
}

function attemptOf(tenant: Tenant, device: JsonObject, issued: IssuedEnrollment | undefined) {
  const context = tenant.context();
  const serial = serialOf(context, device);
  const { model } = (device.hardwareInfo ?? {}) as { readonly model?: string };
  return {
    platform: 'android',
    method: methodOfDevice(context, device, issued?.method ?? 'android-fully-managed') as Method,
    enrollmentId: String(device.name),
    ...(issued?.upn !== undefined && { upn: issued.upn }),
    ...(serial !== undefined && { serial }),
    ...(model !== undefined && { model }),
  } as const;
}

/** Server's id of a device: the last part of its name. */
const idOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

function takeReport(tenant: Tenant, record: DeviceState, device: JsonObject): void {
  const context = tenant.context();
  const [known, told] = [String(record.detail.lastStatusReportTime ?? ''), String(device.lastStatusReportTime ?? '')];
  if (!isNews(context, known, told)) return;
  const news = shown.flatMap((member) => (device[member] === undefined ? [] : [[member, device[member]] as const]));
  record.detail = { google: true, ...Object.fromEntries(news) };
  if (told !== '') record.lastContact = Date.parse(told);
}

/** The device is managed no longer, and late messages do not change that. */
export function letGo(tenant: Tenant, name: string): void {
  const known = findDevice(tenant.state, name);
  const { gone } = emmState(tenant.state);
  if (!gone.includes(name)) keepEmm(tenant.state, { gone: [...gone, name] });
  if (known !== undefined && known.state !== 'unenrolled')
    markUnenrolled(tenant.state, known, tenant.clock.now(), 'server');
}

/** Whether a device is managed through Google. */
export const isGoogles = ({ detail }: DeviceState): boolean => detail.google === true;
