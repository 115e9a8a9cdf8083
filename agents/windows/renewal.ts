import type { KeyObject } from 'node:crypto';
import { deviceSeed } from '../../protocol/base/random.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import type { ContextItem } from '../../protocol/mde2/messages.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { pkcs8Of, privateKeyOf } from '../../protocol/pki/keys.js';
import type { DeviceRecord } from '../device/record.js';
import { renewSecurityToken } from '../identity/wstep-client.js';
import type { TreeState } from '../omadm/csp.js';
import { afterRenewal, renewalSettings, renewNode } from './csp/renewal-nodes.js';
import { renewalPeriodThatCounts } from './csp/rules.js';
import { rootsOfSessions } from './csp/trusted-roots.js';
import { mayTryAgain, renewalIsDue, renewalKeys } from './device-rules.js';
import { type EnrollingDevice, ruleContext, soapWorld, tokenRequest } from './enroll.js';
import { applyRenewal } from './provisioning.js';
import { answered, EnrollmentRefused } from './refused.js';
import { stateOf, type WindowsState } from './state.js';

/** What a renewal puts in the place of certificate and key. */
export interface Renewed {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
  readonly anchors: readonly Uint8Array[];
}

/** How a renewal is to be wrong. */
export interface RenewalFlaws {
  readonly url?: string;
  readonly contextItems?: (items: readonly ContextItem[]) => readonly ContextItem[];
  /** The request is signed by the key that is to be certified. */
  readonly signWithNewKey?: boolean;
  /** TLS without a client certificate. */
  readonly withoutCertificate?: boolean;
}

/** Whether the device would renew its certificate now. */
function wouldRenew(device: EnrollingDevice): boolean {
  const { renewal, tree } = stateOf(device.record);
  const { certificate } = device.record;
  if (renewal === undefined || certificate === undefined) return false;
  const { notAfter } = new Certificate(Buffer.from(certificate, 'base64'));
  const context = ruleContext(device);
  return (
    renewalIsDue(context, notAfter, renewalPeriodThatCounts(context, renewal.periodDays, toldPeriod(tree))) &&
    mayTryAgain(context, renewal.triedAt, renewalSettings(context, tree, renewal).retryDays)
  );
}

/** Days that a session has set. */
function toldPeriod(tree: TreeState): number | undefined {
  const told = tree[`${renewNode}/RenewalPeriod`];
  return typeof told === 'string' ? Number(told) : undefined;
}

/** The record after its certificate was renewed, if the window is open; a failure is tried again after the retry interval. */
export async function renewedIfDue(device: EnrollingDevice): Promise<DeviceRecord> {
  const { record } = device;
  const context = ruleContext(device);
  if (record.phase !== 'enrolled' || !wouldRenew(device)) return record;
  try {
    return withRenewed(context, record, await renewCertificate(device));
  } catch (error) {
    if (!(error instanceof EnrollmentRefused)) throw error;
    return withFailedRenewal(context, record, error.refusal.code);
  }
}

/** Gets the successor of the management certificate (MS-MDE2 §3.5). Throws EnrollmentRefused, and RangeError for a device that has no certificate. */
export async function renewCertificate(device: EnrollingDevice, flaws: RenewalFlaws = {}): Promise<Renewed> {
  const { record, world, findings } = device;
  const { certificate, privateKey, anchors = [] } = record;
  const { renewal, tree } = stateOf(record);
  const url = flaws.url ?? (renewal && renewalSettings(ruleContext(device), tree, renewal).url);
  if (certificate === undefined || privateKey === undefined || url === undefined)
    throw new RangeError('Renew: the device is not enrolled');
  const bytes = (base64: string) => Buffer.from(base64, 'base64');
  const current = privateKeyOf(bytes(privateKey));
  const fresh = await world.keys.take('rsa-2048', deviceSeed(record.seed, 'renewal', String(record.sessions)));
  const { requested, signer } = renewalKeys(ruleContext(device), { current, fresh });
  const { csr, contextItems } = tokenRequest(device, requested, '3.0');
  const outcome = await renewSecurityToken(soapWorld(device), {
    url,
    // Windows names the user and gives no password: the certificate is what counts
    security: { kind: 'username', username: '', password: '' },
    csr,
    contextItems: flaws.contextItems?.(contextItems) ?? contextItems,
    current: { certificate: new Certificate(bytes(certificate)), key: current },
    signWith: flaws.signWithNewKey ? fresh : signer,
    certificate: flaws.withoutCertificate !== true,
    anchors: [...anchors.map(bytes), ...rootsOfSessions(ruleContext(device), tree)],
  });
  const { message } = answered(outcome, findings);
  return { key: requested, ...applyRenewal(message.provisioningDocument, requested, findings, ruleContext(device)) };
}

/** The record with the new certificate and key in the place of the old ones; anchors are added. */
export function withRenewed(
  context: RuleContext,
  record: DeviceRecord,
  { key, certificate, anchors }: Renewed,
): DeviceRecord {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const state = stateOf(record);
  const { triedAt: _tried, ...renewal } = { ...state.renewal };
  return {
    ...record,
    privateKey: base64(pkcs8Of(key)),
    certificate: base64(certificate),
    anchors: [...new Set([...(record.anchors ?? []), ...anchors.map(base64)])],
    state: { ...state, renewal, tree: withRenewalTime(context, state) },
  };
}

/** Status of the renewal, and since when the new certificate is there (DMClient CSP, CertRenewTimeStamp). */
function withRenewalTime(context: RuleContext, { tree, providerId = '' }: WindowsState): TreeState {
  const place = `Device/Vendor/MSFT/DMClient/Provider/${providerId}/CertRenewTimeStamp`;
  return { ...afterRenewal(context, tree, {}), [place]: new Date(context.now).toISOString() };
}

/** The record after an attempt that failed by this result. */
function withFailedRenewal(context: RuleContext, record: DeviceRecord, error: string): DeviceRecord {
  const state = stateOf(record);
  if (state.renewal === undefined) return record;
  const tree = afterRenewal(context, state.tree, { error });
  return { ...record, state: { ...state, tree, renewal: { ...state.renewal, triedAt: context.now } } };
}
