import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { sessionsAre } from './omadm-scene.js';
import type { Scene } from './scene.js';
import { setsNode } from './windows-nodes-scene.js';
import { askForCertificate, changeWindowsSettings } from './windows-scene.js';

/** What PCs are told of their account beyond the usual. */
export const accountIs = (scene: Scene, account: JsonObject): Promise<void> =>
  changeWindowsSettings(scene, { account });

/** A server of this version of OMA-DM, and what it tells PCs of it. */
export async function speaks(scene: Scene, protocol: string, told: string): Promise<void> {
  await sessionsAre(scene, { protocol });
  await accountIs(scene, told === 'nothing' ? {} : { protocolVersion: told });
}

/** A server of version 1.1 that tells PCs no version. */
export async function speaksOlder(scene: Scene, retriesOlder: boolean): Promise<void> {
  await sessionsAre(scene, { protocol: '1.1' });
  await accountIs(scene, { retriesOlder });
}

/** `enterprise`, or nothing. */
export const roleIs = (scene: Scene, role: string): Promise<void> =>
  accountIs(scene, role === 'enterprise' ? { role: '32' } : {});

/** The policy's wishes for keys that cannot be attested. */
export function failuresHave(scene: Scene, key: string, policy?: string): Promise<void> {
  return changeWindowsSettings(scene, {
    attestation: {
      ...(key !== 'nothing' && { key: { onFailure: key, timeoutSeconds: 1 } }),
      ...(policy !== undefined && { policy: { onFailure: policy } }),
    },
  });
}

const azure: JsonObject = { relyingPartyId: 'muster-simulated', endpointUri: 'https://attest.muster.test/attest' };

export const attestTo = (scene: Scene, whom: string): Promise<void> =>
  changeWindowsSettings(scene, { attestation: whom === 'to Azure' ? { azure } : {} });

/** A token for a nonce that no policy handed out. */
export function attestsForeignNonce(scene: Scene): Promise<void> {
  const token = Buffer.from(JSON.stringify({ nonce: 'bm90IHlvdXJz' })).toString('base64');
  return askForCertificate(scene, { contextItems: { AzureAttestationBlob: token } });
}

/** The address of renewal leads to another name of the server. */
export const renewsAt = (scene: Scene, host: string): Promise<void> =>
  setsNode(
    scene,
    'CertificateStore/My/WSTEP/Renew/ServerURL',
    `https://${host}.${scene.target.domain}/EnrollmentServer/Enrollment.svc`,
    'chr',
  );
