import { rule } from '../../protocol/base/rule.js';
import { element, writeXml, type XmlNode } from '../../protocol/xml/write.js';
import type { TreeWorld } from './csp.js';
import { type Operated, operate, type Tree } from './tree-operations.js';

/** A node of a list; an interior one has no value. */
export interface ListedNode {
  readonly uri: string;
  readonly format: string;
  readonly data?: string;
}

/** What a list of a part of the tree holds: every node below, with its value where that is asked for (OMA-TS-DM_TND-V1_2, list=Struct and list=StructData). */
const listed = rule('XDM-166', {
  holds: (_: TreeWorld, nodes: readonly ListedNode[], withData: boolean): readonly ListedNode[] =>
    withData ? nodes : nodes.map(({ data: _data, ...node }) => node),
  mutants: {
    tellsTheTopOnly: (_, nodes) => nodes.slice(0, 1),
    tellsNoValues: (_, nodes) => nodes.map(({ data: _data, ...node }) => node),
    tellsValuesUnasked: (_, nodes) => nodes,
  },
});

/** A property of a node; undefined for one that this client does not have (OMA-TS-DM_TND-V1_2, node properties). */
const propertyOf = rule('XDM-167', {
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
const asDocument = rule('XDM-168', {
  holds: (_: TreeWorld, nodes: readonly ListedNode[]): string => documentOf(nodes),
  mutants: {
    tellsTheTopOnly: (_, nodes) => documentOf(nodes.slice(0, 1)),
    tellsNoValues: (_, nodes) => documentOf(nodes.map(({ data: _data, ...node }) => node)),
  },
});

export const nodeListRules = [listed, propertyOf, asDocument];

/** What a Get finds that asks for more than a value, or for something else; undefined for one that does not. */
export function askedBesides(tree: Tree, target: string): Operated | undefined {
  const [, uri, kind, what] = /^([^?]+)\?(list|prop)=(\w+)$/.exec(target) ?? [];
  if (uri === undefined || what === undefined) return undefined;
  const plain = operate(tree, { verb: 'Get', target: uri });
  if (plain.found === undefined) return plain;
  return kind === 'prop' ? property(tree, uri, plain.found.format, what) : list(tree, uri, what);
}

function property(tree: Tree, uri: string, format: string, name: string): Operated {
  const data = propertyOf(tree.world, { uri, format }, name);
  if (data === undefined) return { status: '406', state: tree.state };
  return { status: '200', state: tree.state, found: { format: 'chr', data } };
}

function list(tree: Tree, uri: string, what: string): Operated {
  const { state, world } = tree;
  const nodes = nodesFrom(tree, uri);
  if (what === 'TNDS') return { status: '200', state, found: { format: 'xml', data: asDocument(world, nodes) } };
  if (what !== 'Struct' && what !== 'StructData') return { status: '406', state };
  return { status: '200', state, listed: listed(world, nodes, what === 'StructData') };
}

/** The node and all below it that exist, each before its children. */
function nodesFrom(tree: Tree, uri: string): readonly ListedNode[] {
  const { found } = operate(tree, { verb: 'Get', target: uri });
  if (found === undefined) return [];
  if (found.format !== 'node') return [{ uri, ...found }];
  const children = found.data === '' ? [] : found.data.split('/');
  return [{ uri, format: 'node' }, ...children.flatMap((name) => nodesFrom(tree, `${uri}/${name}`))];
}

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
