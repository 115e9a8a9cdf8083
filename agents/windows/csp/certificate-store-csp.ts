import { thumbprint } from '../../../protocol/mde2/provisioning-document.js';
import { Certificate } from '../../../protocol/pki/certificate.js';
import { formatName } from '../../../protocol/pki/name.js';
import type { CspPlugin, NodeCall, NodeFormat, NodeSchema } from '../../omadm/csp.js';
import { renewNode, retryIntervalIsAllowed } from './renewal-nodes.js';
import { hashNamesCertificate, renewalPeriodIsAllowed, tellsThumbprint } from './rules.js';

const root = './Device/Vendor/MSFT/CertificateStore';

/** CertificateStore CSP: anchors and intermediates by thumbprint with what they say, and when the management certificate is renewed. */
export const certificateStoreCsp: CspPlugin = {
  name: 'CertificateStore',
  nodes: [
    ...['ROOT', 'CA', 'TrustedPublisher', 'TrustedPeople'].flatMap((store) =>
      certificateNodes(`${root}/${store}/System`),
    ),
    ...renewalNodes(`./${renewNode}`),
    {
      uri: `${root}/My/WSTEP/CertThumbprint`,
      format: 'chr',
      verbs: ['Get'],
      read: ({ world }) => tellsThumbprint(world, String(world.facts.more?.thumbprint ?? '')),
    },
  ],
};

function certificateNodes(store: string): readonly NodeSchema[] {
  const place = `${store}/{CertHash}`;
  const fact = (name: string, read: (certificate: Certificate) => string): NodeSchema => ({
    uri: `${place}/${name}`,
    format: 'chr',
    verbs: ['Get'],
    read: (call) => {
      const certificate = certificateAt(call.state[`${parentOf(call.uri)}/EncodedCertificate`]);
      return certificate && read(certificate);
    },
  });
  return [
    { uri: place, format: 'node', verbs: ['Get', 'Add', 'Delete'] },
    {
      uri: `${place}/EncodedCertificate`,
      format: 'b64',
      verbs: ['Get', 'Add', 'Replace', 'Delete'],
      createdByReplace: true,
      accepts: isNamedByHash,
    },
    fact('IssuedBy', ({ issuer }) => formatName(issuer)),
    fact('IssuedTo', ({ subject }) => formatName(subject)),
    fact('ValidFrom', ({ notBefore }) => new Date(notBefore).toISOString()),
    fact('ValidTo', ({ notAfter }) => new Date(notAfter).toISOString()),
  ];
}

const parentOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

function certificateAt(base64: string | null | undefined): Certificate | undefined {
  try {
    return typeof base64 === 'string' ? new Certificate(Buffer.from(base64, 'base64')) : undefined;
  } catch {
    return undefined;
  }
}

/** CertHash is the SHA-1 of the certificate below it (CertificateStore CSP). */
function isNamedByHash(data: string, { names: [hash = ''], world }: NodeCall): boolean {
  const certificate = certificateAt(data);
  return certificate !== undefined && hashNamesCertificate(world, hash, thumbprint(certificate.der));
}

/** CertificateStore CSP, My/WSTEP/Renew. */
function renewalNodes(place: string): readonly NodeSchema[] {
  const setting = (name: string, format: NodeFormat, initial: string): NodeSchema => ({
    uri: `${place}/${name}`,
    format,
    verbs: ['Get', 'Add', 'Replace', 'Delete'],
    createdByReplace: true,
    initial,
  });
  return [
    {
      ...setting('RenewalPeriod', 'int', '42'),
      accepts: (data, { world }) => renewalPeriodIsAllowed(world, Number(data)),
    },
    {
      ...setting('RetryInterval', 'int', '7'),
      accepts: (data, { world, state }) =>
        retryIntervalIsAllowed(world, Number(data), Number(state[`${renewNode}/RenewalPeriod`] ?? 42)),
    },
    setting('ROBOSupport', 'bool', 'true'),
    { uri: `${place}/ServerURL`, format: 'chr', verbs: ['Get', 'Add', 'Replace', 'Delete'], createdByReplace: true },
    { uri: `${place}/Status`, format: 'int', verbs: ['Get'], initial: '0' },
    { uri: `${place}/ErrorCode`, format: 'int', verbs: ['Get'], initial: '0' },
  ];
}
