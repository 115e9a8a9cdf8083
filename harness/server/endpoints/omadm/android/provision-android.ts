import { policyNodes } from '../../../domain/android-policies/delivery.js';
import { aospPolicyNodes } from '../../../domain/aosp/policies.js';
import { kioskNodes } from '../../../domain/dedicated/kiosk.js';
import { administratorNodes } from '../../../domain/device-administrator/deliver.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant, TenantContext } from '../../../tenant.js';
import { appSourcePath, logServicePath } from '../../android/app-source.js';
import { aospAppNodes } from './aosp-app-nodes.js';
import { appNodes } from './app-nodes.js';
import { attestationNodes } from './key-attestation.js';
import { profileNodes } from './profile-nodes.js';
import { queueChanges, type WantedNode } from './wanted-nodes.js';

/** What a session of an Android device may take from the tenant. */
export interface AndroidProvisioner {
  readonly newId: () => string;
  readonly newChallenge: () => string;
  /** Root of managed Google Play. */
  readonly playService: string;
  /** Where devices without Play find apps, and send logs. */
  readonly appSource: string;
  readonly logService: string;
  /** Root of the attestation service. */
  readonly service: string;
  /** Root of Play Integrity. */
  readonly integrity: string;
}

/** A part of the product that wants nodes of a device's tree to have values. */
type NodeSource = (
  context: TenantContext,
  device: DeviceState,
  provisioner: AndroidProvisioner,
) => readonly WantedNode[];

const sources: readonly NodeSource[] = [
  appNodes,
  aospAppNodes,
  aospPolicyNodes,
  administratorNodes,
  kioskNodes,
  profileNodes,
  policyNodes,
  attestationNodes,
];

/** Called when a session of an Android device begins: queues what its tree lacks of what the organisation wants. */
export function provisionAndroid(tenant: Tenant, device: DeviceState): void {
  if (device.platform !== 'android') return;
  const context = tenant.context();
  const newId = () => tenant.random.uuid();
  const provisioner = {
    newId,
    newChallenge: () => Buffer.from(tenant.random.bytes(32)).toString('base64url'),
    playService: tenant.url('play', ''),
    appSource: tenant.url('enroll', appSourcePath),
    logService: tenant.url('enroll', logServicePath),
    service: tenant.url('safetynet', ''),
    integrity: tenant.url('playintegrity', ''),
  };
  const wanted = sources.flatMap((source) => source(context, device, provisioner));
  queueChanges(device, wanted, { now: context.now, newId });
}
