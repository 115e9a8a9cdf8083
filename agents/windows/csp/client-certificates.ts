import type { CspPlugin, ExecResult, NodeCall, NodeFormat, NodeSchema } from '../../omadm/csp.js';

const writable = ['Get', 'Add', 'Replace', 'Delete'] as const;

/** Place of one certificate to install, in the tree's own form. */
export const scepPlace = (scope: 'Device' | 'User', id: string): string =>
  `${scope}/Vendor/MSFT/ClientCertificateInstall/SCEP/${id}`;

/** What Install takes; the challenge can be written and not be read. */
const parameters: readonly (readonly [name: string, format: NodeFormat])[] = [
  ['ServerURL', 'chr'],
  ['Challenge', 'chr'],
  ['SubjectName', 'chr'],
  ['SubjectAlternativeNames', 'chr'],
  ['CAThumbprint', 'chr'],
  ['KeyUsage', 'int'],
  ['KeyLength', 'int'],
  ['KeyProtection', 'int'],
  ['HashAlgorithm', 'chr'],
  ['EKUMapping', 'chr'],
  ['RetryCount', 'int'],
  ['RetryDelay', 'int'],
  ['ValidPeriod', 'chr'],
  ['ValidPeriodUnits', 'int'],
];

/** ClientCertificateInstall CSP, SCEP: the parameters of a request, Enroll that sends it, and what became of it. */
export const clientCertificatesCsp: CspPlugin = {
  name: 'ClientCertificateInstall',
  nodes: (['Device', 'User'] as const).flatMap((scope) => nodesOf(`./${scepPlace(scope, '{UniqueID}')}`, scope)),
};

function nodesOf(root: string, scope: 'Device' | 'User'): readonly NodeSchema[] {
  const result = (name: string, format: NodeFormat): NodeSchema => ({ uri: `${root}/${name}`, format, verbs: ['Get'] });
  return [
    { uri: root, format: 'node', verbs: ['Get', 'Add', 'Delete'] },
    ...parameters.map(
      ([name, format]): NodeSchema => ({
        uri: `${root}/Install/${name}`,
        format,
        verbs: name === 'Challenge' ? writable.filter((verb) => verb !== 'Get') : writable,
        createdByReplace: true,
      }),
    ),
    { uri: `${root}/Install/Enroll`, format: 'null', verbs: ['Exec'], exec: (call) => enroll(call, scope) },
    result('Status', 'int'),
    result('ErrorCode', 'int'),
    result('CertThumbprint', 'chr'),
  ];
}

/** The request is made after the session; until then the status is 32, pending (ClientCertificateInstall CSP, Status). */
function enroll({ names: [id = ''], state }: NodeCall, scope: 'Device' | 'User'): ExecResult {
  const place = scepPlace(scope, id);
  if (typeof state[`${place}/Install/ServerURL`] !== 'string') return { status: '400' };
  return {
    status: '200',
    state: { ...state, [`${place}/Status`]: '32' },
    event: { kind: 'scep-enroll', detail: { place } },
  };
}
