import { createHash } from 'node:crypto';
import { writeApplicationId } from '../../../protocol/android/attestation/key-description.js';
import type {
  AuthorizationList,
  KeyDescription,
  RootOfTrust,
  SecurityLevel,
} from '../../../protocol/android/attestation/messages.js';
import { keyProperties, memberVersions, type SchemaVersion } from '../../../protocol/android/attestation/tags.table.js';
import type { AndroidDevice } from '../device.js';
import { postureOf } from '../security/state.js';
import {
  askingApp,
  attestedChallenge,
  idsAreAttested,
  systemVersions,
  toldRootOfTrust,
  toldSecurityLevel,
} from './rules.js';

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();

/** What the keystore of this device says of a fresh P-256 key: the hardware vouches for what it knows, the system for the rest. */
export function describeKey(
  device: AndroidDevice,
  kept: SecurityLevel,
  challenge: Uint8Array,
  version: SchemaVersion,
): KeyDescription {
  const level = toldSecurityLevel(device.rules, kept);
  const hardware = { ...propertiesOfKey, ...trustOf(device, version), ...idsOf(device) };
  const software = { creationDateTime: device.world.clock.now(), ...appOf(device) };
  const inSoftware = level === 'software';
  return {
    attestationVersion: version.attestation,
    attestationSecurityLevel: level,
    keyMintVersion: version.keyMint,
    keyMintSecurityLevel: level,
    attestationChallenge: attestedChallenge(device.rules, challenge),
    uniqueId: new Uint8Array(),
    softwareEnforced: inSoftware ? { ...software, ...propertiesOfKey, ...systemOf(device, version) } : software,
    hardwareEnforced: inSoftware ? {} : hardware,
  };
}

const propertiesOfKey: AuthorizationList = {
  purpose: [keyProperties.sign],
  algorithm: keyProperties.ec,
  keySize: 256,
  digest: [keyProperties.sha256],
  ecCurve: keyProperties.p256,
  noAuthRequired: true,
  origin: keyProperties.generated,
};

function trustOf(device: AndroidDevice, version: SchemaVersion): AuthorizationList {
  const { bootState, bootLoaderLocked } = postureOf(device);
  const signed = bootState === 'verified' || bootState === 'self-signed';
  const key = signed ? sha256(`boot key ${device.world.model.id} ${bootState}`) : new Uint8Array(32);
  const root: RootOfTrust = {
    verifiedBootKey: key,
    deviceLocked: bootLoaderLocked,
    verifiedBootState: bootState,
    ...(version.attestation >= memberVersions.verifiedBootHash && {
      verifiedBootHash: sha256(device.world.model.osVersion),
    }),
  };
  return { rootOfTrust: toldRootOfTrust(device.rules, root), ...systemOf(device, version) };
}

function systemOf(device: AndroidDevice, { attestation }: SchemaVersion): AuthorizationList {
  const { osVersion, osPatchLevel, vendorPatchLevel, bootPatchLevel } = systemVersions(
    device.rules,
    device.world.model.osVersion,
    postureOf(device).patchLevel,
  );
  return {
    osVersion,
    osPatchLevel,
    ...(attestation >= memberVersions.vendorPatchLevel && { vendorPatchLevel, bootPatchLevel }),
  };
}

/** Make and model are anybody's to know; serial number and IMEI are not. An attacker lets a sound device answer in place of this one. */
function idsOf(device: AndroidDevice): AuthorizationList {
  const { manufacturer, product } = device.world.model;
  const { mode, imei } = device.state;
  const own = mode !== undefined && idsAreAttested(device.rules, mode);
  const serial = postureOf(device).attestationForgery === 'relayed' ? `${device.record.serial}X` : device.record.serial;
  return {
    attestationIdBrand: manufacturer,
    attestationIdManufacturer: manufacturer,
    attestationIdModel: product,
    attestationIdProduct: product,
    attestationIdDevice: product,
    ...(own && { attestationIdSerial: serial, attestationIdImei: imei }),
  };
}

function appOf(device: AndroidDevice): AuthorizationList {
  const { attestationForgery } = postureOf(device);
  const dpc =
    attestationForgery === 'other-app' ? 'test.muster.impostor' : (device.state.deviceAdmin ?? 'test.muster.dpc');
  const name = askingApp(device.rules, dpc);
  if (name === undefined) return {};
  const signatureDigests = [sha256(`simulated signer of ${name}`)];
  return { attestationApplicationId: writeApplicationId({ packages: [{ name, version: 1 }], signatureDigests }) };
}
