import type { RuleContext } from '../../protocol/base/rule.js';
import { pkcs8Of } from '../../protocol/pki/keys.js';
import type { DeviceModel } from '../device/model.js';
import type { DeviceRecord } from '../device/record.js';
import type { WindowsEnrollment } from './enroll.js';
import { windowsHabits } from './habits.js';
import { stateOf, type WindowsState } from './state.js';
import { extensionState } from './status-page/facts.js';
import { hasExtension } from './status-page/rules.js';
import { beginRun } from './status-page/run.js';

/** The record of a PC that a provisioning document has put under management: key, certificate, anchors, account, settings. */
export function managedBy(
  context: RuleContext,
  record: DeviceRecord,
  model: DeviceModel,
  { key, enrollmentServiceUrl, provisioned, wayBack, registration, agentLater = false }: WindowsEnrollment,
): DeviceRecord {
  const { certificate, anchors, managementUrl, providerId, store, account, tree, keyContainer } = provisioned;
  const extension = hasExtension(context, model.osVersion) && !agentLater ? extensionState : {};
  const state: WindowsState = {
    ...stateOf(record),
    ...{ managementUrl, providerId, store, account, wayBack },
    ...(keyContainer && { keyContainer }),
    ...(registration && { registration }),
    renewal: { url: enrollmentServiceUrl, ...provisioned.renewal },
    provisioning: beginRun(context.now, windowsHabits(model).firstRun),
    tree: { ...tree, ...extension },
  };
  return {
    ...record,
    privateKey: base64(pkcs8Of(key)),
    certificate: base64(certificate),
    anchors: anchors.map(base64),
    state: { ...state },
  };
}

/** With the certificate that a failed enrollment left behind, DER, if any. */
export const withLeft = (record: DeviceRecord, left: Uint8Array | undefined): DeviceRecord =>
  left === undefined ? record : { ...record, certificate: base64(left) };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
