import { asDocument, type ListedNode, listed, propertyOf } from './node-list-rules.js';
import { type Operated, operate, type Tree } from './tree-operations.js';

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
