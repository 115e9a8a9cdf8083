import {
  type Characteristic,
  characteristic,
  parm,
  readWapProvisioning,
  writeWapProvisioning,
} from '../../../../protocol/mde2/wap-provisioning.js';
import { brokenTexts } from './broken.table.js';

type Change = (nodes: readonly Characteristic[]) => readonly Characteristic[];

/** Leaves out the characteristics on this way down. */
const without =
  (...[type, ...rest]: readonly string[]): Change =>
  (nodes) =>
    rest.length === 0
      ? nodes.filter((node) => node.type !== type)
      : nodes.map((node) =>
          node.type === type ? { ...node, characteristics: without(...rest)(node.characteristics) } : node,
        );

/** Gives a parm of the account another value, or takes it away. */
const account =
  (name: string, value?: string): Change =>
  (nodes) =>
    nodes.map((node) => {
      if (node.type !== 'APPLICATION') return node;
      const others = node.parms.filter((one) => one.name !== name);
      return { ...node, parms: value === undefined ? others : [...others, parm(name, value)] };
    });

const withoutCredentials =
  (level: string): Change =>
  (nodes) =>
    nodes.map((node) => ({
      ...node,
      characteristics: node.characteristics.filter(
        ({ type, parms }) =>
          type !== 'APPAUTH' || !parms.some(({ name, value }) => name === 'AAUTHLEVEL' && value === level),
      ),
    }));

/** DMClient under another name than the account's. */
const otherProvider: Change = (nodes) =>
  nodes.map((node) =>
    node.type !== 'DMClient'
      ? node
      : {
          ...node,
          characteristics: node.characteristics.map((provider) => ({
            ...provider,
            characteristics: provider.characteristics.map((own) => ({ ...own, type: 'Another' })),
          })),
        },
  );

/** The certificate of the enrollment is that of its issuer. */
const foreignCertificate: Change = (nodes) => {
  const root = nodes
    .flatMap((node) => node.characteristics)
    .find(({ type }) => type === 'Root')
    ?.characteristics.flatMap((store) => store.characteristics)[0];
  const strange = (node: Characteristic): Characteristic =>
    root !== undefined && /^[0-9A-F]{40}$/i.test(node.type) ? { ...node, type: root.type, parms: root.parms } : node;
  const inMy = (node: Characteristic): Characteristic =>
    node.type === 'WSTEP' ? node : { ...node, characteristics: node.characteristics.map(strange) };
  return nodes.map((node) => ({
    ...node,
    characteristics: node.characteristics.map((store) =>
      store.type === 'My' ? { ...store, characteristics: store.characteristics.map(inMy) } : store,
    ),
  }));
};

const changes = {
  'no-certificate': (nodes) =>
    without('CertificateStore', 'My', 'User')(without('CertificateStore', 'My', 'System')(nodes)),
  'foreign-certificate': foreignCertificate,
  'no-account': without('APPLICATION'),
  'no-address': account('ADDR'),
  'no-provider-id': account('PROVIDER-ID'),
  'another-provider': otherProvider,
  'no-client-credentials': withoutCredentials('CLIENT'),
  'no-server-credentials': withoutCredentials('APPSRV'),
  'other-search-criteria': account('SSLCLIENTCERTSEARCHCRITERIA', 'Subject=CN%3DNobody&Stores=My%5CUser'),
  'session-at-once': account('INIT', ''),
  'operator-role': account('ROLE', '8'),
  'root-list': (nodes) => [...nodes, characteristic('RootCATrustedCertificates')],
  'unknown-characteristic': (nodes) => [...nodes, characteristic('FutureSettings', parm('Colour', 'blue'))],
} satisfies Readonly<Record<string, Change>>;

const documentText = (change: (text: string) => string) => (document: Uint8Array) =>
  new TextEncoder().encode(change(new TextDecoder().decode(document)));

const broken = Object.fromEntries(
  (['empty', 'truncated', 'no-xml', 'a-page', 'billion-laughs', 'deeply-nested'] as const).map(
    (name) => [`document-${name}`, documentText(brokenTexts[name])] as const,
  ),
) as Readonly<
  Record<`document-${'empty' | 'truncated' | 'no-xml' | 'a-page' | 'billion-laughs' | 'deeply-nested'}`, Spoil>
>;

type Spoil = (document: Uint8Array) => Uint8Array;

const changed = Object.fromEntries(
  Object.entries(changes).map(([name, change]) => [
    name,
    (document: Uint8Array) => writeWapProvisioning(change(readWapProvisioning(document).message)),
  ]),
) as Readonly<Record<keyof typeof changes, Spoil>>;

/** A provisioning document that lacks something, has something wrong, or is none. */
export const spoiltDocuments: Readonly<Record<keyof typeof changed | keyof typeof broken, Spoil>> = {
  ...changed,
  ...broken,
};
