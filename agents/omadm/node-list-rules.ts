import { rule } from '../../protocol/base/rule.js';
import { element, writeXml, type XmlNode } from '../../protocol/xml/write.js';
import type { TreeWorld } from './csp.js';

/** A node of a list; an interior one has no value. */
export interface ListedNode {
  readonly uri: string;
  readonly format: string;
  readonly data?: string;
}

/** What a list of a part of the tree holds: every node below, with its value where that is asked for (OMA-TS-DM_TND-V1_2, list=Struct and list=StructData). */
export const listed = rule('XDM-166', {
  holds: (_: TreeWorld, nodes: readonly ListedNode[], withData: boolean): readonly ListedNode[] =>
    withData ? nodes : nodes.map(({ data: _data, ...node }) => node),
  mutants: {
    tellsTheTopOnly: (_, nodes) => nodes.slice(0, 1),
    tellsNoValues: (_, nodes) => nodes.map(({ data: _data, ...node }) => node),
    tellsValuesUnasked: (_, nodes) => nodes,
  },
});

/** A property of a node; undefined for one that this client does not have (OMA-TS-DM_TND-V1_2, node properties). */
export const propertyOf = rule('XDM-167', {
  holds: (_: TreeWorld, { uri, format }: ListedNode, name: string): string | undefined => {
    if (name === 'Name') return nameOf(uri);
    return name === 'Format' ? format : undefined;
  },
  mutants: {
    knowsEveryProperty: (_, { uri, format }, name) => (name === 'Format' ? format : nameOf(uri)),
    tellsTheValue: (_, { data }) => data,
  },
});

const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

/** A part of the tree as one document (OMA-TS-DM_TNDS-V1_2, MgmtTree). */
export const asDocument = rule('XDM-168', {
  holds: (_: TreeWorld, nodes: readonly ListedNode[]): string => documentOf(nodes),
  mutants: {
    tellsTheTopOnly: (_, nodes) => documentOf(nodes.slice(0, 1)),
    tellsNoValues: (_, nodes) => documentOf(nodes.map(({ data: _data, ...node }) => node)),
  },
});

/** Rules of lists and properties that `muster prove` can break in a device. */
export const nodeListRules = [listed, propertyOf, asDocument];

function documentOf(nodes: readonly ListedNode[]): string {
  const [top] = nodes;
  const inner = top === undefined ? [] : [nodeElement(top, nodes)];
  return writeXml(element('MgmtTree', { xmlns: 'syncml:dmddf1.2' }, element('VerDTD', {}, '1.2'), ...inner));
}

function nodeElement({ uri, format, data }: ListedNode, nodes: readonly ListedNode[]): XmlNode {
  const below = nodes.filter((one) => one.uri.slice(0, one.uri.lastIndexOf('/')) === uri);
  return element(
    'Node',
    {},
    element('NodeName', {}, nameOf(uri)),
    element('RTProperties', {}, element('Format', {}, element(format))),
    ...below.map((one) => nodeElement(one, nodes)),
    data === undefined ? undefined : element('Value', {}, data),
  );
}
