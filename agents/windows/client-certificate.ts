import { createHash } from 'node:crypto';
import { deviceSeed } from '../../protocol/base/random.js';
import type { KeyUsage } from '../../protocol/pki/extensions.js';
import { type Name, nameAttribute } from '../../protocol/pki/name.js';
import type { AgentWorld } from '../device/agent.js';
import { obtainByScep } from '../identity/scep-client.js';
import type { ScepRequest } from '../identity/scep-request.js';
import type { TreeState } from '../omadm/csp.js';

export interface CertificateOrder {
  /** Place of the certificate in the tree. */
  readonly place: string;
  readonly tree: TreeState;
  readonly world: AgentWorld;
  /** Anchors for TLS that the enrollment brought, DER. */
  readonly anchors: readonly Uint8Array[];
  readonly seed: string;
}

/** Asks for a certificate as ClientCertificateInstall was told to, and gives the tree with what became of it (RFC 8894 §2.5). */
export async function installCertificate(order: CertificateOrder): Promise<TreeState> {
  const { place, tree, world, anchors, seed } = order;
  const { transport, keys, clock, rules, signal } = world;
  const outcome = await obtainByScep(
    {
      ...{ transport, keys, clock, rules, anchors },
      random: world.random.fork(place),
      keySeed: deviceSeed(seed, place),
      ...(signal && { signal }),
    },
    requestOf(order),
  );
  if (outcome.kind === 'refused') return { ...tree, [`${place}/Status`]: '16', [`${place}/ErrorCode`]: '-2145844848' };
  const thumbprint = createHash('sha1').update(outcome.certificate.der).digest('hex').toUpperCase();
  return { ...tree, [`${place}/Status`]: '1', [`${place}/CertThumbprint`]: thumbprint };
}

/** Bits of KeyUsage (ClientCertificateInstall CSP, as in X.509): 128 signs, 32 enciphers keys. */
function requestOf({ place, tree }: CertificateOrder): ScepRequest {
  const parameter = (name: string): string | undefined => tree[`${place}/Install/${name}`] ?? undefined;
  const usage = Number(parameter('KeyUsage') ?? 160);
  const keyUsage: KeyUsage[] = [];
  if ((usage & 128) !== 0) keyUsage.push('digitalSignature');
  if ((usage & 32) !== 0) keyUsage.push('keyEncipherment');
  const challenge = parameter('Challenge');
  const thumbprint = parameter('CAThumbprint');
  return {
    url: parameter('ServerURL') ?? '',
    subject: subjectOf(parameter('SubjectName') ?? ''),
    ...(challenge !== undefined && { challenge }),
    keyKind: Number(parameter('KeyLength') ?? 2048) > 2048 ? 'rsa-4096' : 'rsa-2048',
    keyUsage,
    subjectAltName: [],
    ...(thumbprint !== undefined && { authorityFingerprint: new Uint8Array(Buffer.from(thumbprint, 'hex')) }),
    retries: Number(parameter('RetryCount') ?? 3),
    retryDelay: Number(parameter('RetryDelay') ?? 5) * 60,
  };
}

/** A name as text, `CN=…,O=…`, most significant part last (RFC 4514 §2); a comma in a value has a backslash before it. */
function subjectOf(text: string): Name {
  const parts = text.split(/(?<!\\),/).map((part) => part.trim());
  return parts.reverse().flatMap((part) => {
    const [, type, value] = /^([\w.]+)=(.*)$/.exec(part) ?? [];
    return type === undefined || value === undefined ? [] : [[nameAttribute(type, value.replaceAll('\\,', ','))]];
  });
}
