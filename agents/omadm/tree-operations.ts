import type { ItemVerb } from '../../protocol/syncml/messages.js';
import type { StatusCode } from '../../protocol/syncml/status-codes.table.js';
import type { ExecResult, NodeCall, NodeSchema, TreeState, TreeWorld } from './csp.js';
import { addOnExistingAnswer, existsOn, userScopeAnswer } from './device-rules.js';
import { isOfFormat } from './node-format.js';
import {
  leadsIntoTree,
  statusOfDeclared,
  statusOfMissing,
  statusOfOtherVerb,
  statusOfValue,
  toldOfInterior,
} from './session-rules.js';
import { type Located, storedChildren, type TreeSchema } from './tree-schema.js';

export interface Tree {
  readonly schema: TreeSchema;
  readonly state: TreeState;
  readonly world: TreeWorld;
}

/** One command on one node. */
export interface Operation {
  readonly verb: ItemVerb;
  /** Empty when the Item had none. */
  readonly target: string;
  readonly format?: string;
  readonly data?: string;
}

export interface Operated extends Omit<ExecResult, 'state'> {
  readonly state: TreeState;
  /** The value a Get found. */
  readonly found?: { readonly format: string; readonly data: string };
  /** Several nodes that a Get asked for at once. */
  readonly listed?: readonly { readonly uri: string; readonly format: string; readonly data?: string }[];
}

/** Carries out one command on one node of the tree and says what becomes of the tree (MS-MDM §2.2.7, §3.1.5). */
export function operate(tree: Tree, operation: Operation): Operated {
  const { schema, state, world } = tree;
  const answer = (status: StatusCode): Operated => ({ status, state });
  const located = schema.locate(operation.target.replace(/^\//, './'));
  if (operation.target === '' || !leadsIntoTree(world, operation.target)) return answer('400');
  if (isDeclared(operation.target)) return answer(statusOfDeclared(world));
  if (located === undefined) return answer(statusOfMissing(world));
  if (located.uri.startsWith('User/')) {
    const refusal = userScopeAnswer(world);
    if (refusal !== undefined) return answer(refusal);
  }
  const call: NodeCall = { uri: located.uri, names: located.names, state, world };
  if (located.schema === undefined) return operateOnInterior(tree, located, operation);
  return operateOnNode(tree, located, located.schema, call, operation);
}

const isDeclared = (target: string): boolean =>
  /^\.\/(Device\/)?Vendor\/MSFT\/DeclaredConfiguration(\/|$)/.test(target);

/** A node that no plugin describes but that lies above one: it can be looked at, and that is all. */
function operateOnInterior(tree: Tree, located: Located, { verb }: Operation): Operated {
  if (verb !== 'Get') return { status: statusOfOtherVerb(tree.world), state: tree.state };
  return { status: '200', state: tree.state, found: { format: 'node', data: childNames(tree, located) } };
}

function operateOnNode(tree: Tree, located: Located, node: NodeSchema, call: NodeCall, operation: Operation): Operated {
  const { state, world } = tree;
  const answer = (status: StatusCode): Operated => ({ status, state });
  const missing = statusOfMissing(world);
  if (node.minimumOs !== undefined && !existsOn(world, world.facts.osVersion, node.minimumOs)) return answer(missing);
  if (!node.verbs.includes(operation.verb)) return answer(statusOfOtherVerb(world));
  const refusal = node.refuses?.(call, operation.verb);
  if (refusal !== undefined) return answer(refusal);
  switch (operation.verb) {
    case 'Get':
      return get(tree, located, node, call);
    case 'Add':
      return add(tree, node, call, operation);
    case 'Replace':
      return exists(state, node, call) || node.createdByReplace === true
        ? write(state, node, call, operation)
        : answer(missing);
    case 'Delete':
      return exists(state, node, call) ? { status: '200', state: without(state, call.uri) } : answer(missing);
    case 'Exec':
      return execute(state, node, call, operation.data);
  }
}

function get(tree: Tree, located: Located, node: NodeSchema, call: NodeCall): Operated {
  if (!exists(tree.state, node, call)) return { status: statusOfMissing(tree.world), state: tree.state };
  const data = node.format === 'node' ? childNames(tree, located) : (readValue(node, call) ?? '');
  return { status: '200', state: tree.state, found: { format: node.format, data } };
}

function add(tree: Tree, node: NodeSchema, call: NodeCall, operation: Operation): Operated {
  if (exists(tree.state, node, call)) {
    const refusal = addOnExistingAnswer(tree.world);
    if (refusal !== undefined) return { status: refusal, state: tree.state };
  }
  return write(tree.state, node, call, operation);
}

function write(state: TreeState, node: NodeSchema, call: NodeCall, { format, data = '' }: Operation): Operated {
  const wrong = (what: 'format' | 'value'): Operated => ({ status: statusOfValue(call.world, what), state });
  if (format !== undefined && format !== node.format) return wrong('format');
  if (node.format === 'node') return { status: '200', state: { ...state, [call.uri]: null } };
  if (!isOfFormat(node.format, data) || node.accepts?.(data, call) === false) return wrong('value');
  return { status: '200', state: { ...state, [call.uri]: data } };
}

function execute(state: TreeState, node: NodeSchema, call: NodeCall, data: string | undefined): Operated {
  const result = node.exec?.(call, data) ?? { status: '405' };
  return { ...result, state: result.state ?? state };
}

function without(state: TreeState, uri: string): TreeState {
  return Object.fromEntries(Object.entries(state).filter(([key]) => key !== uri && !key.startsWith(`${uri}/`)));
}

function exists(state: TreeState, node: NodeSchema, call: NodeCall): boolean {
  if (Object.hasOwn(state, call.uri)) return true;
  if (node.format !== 'node') return readValue(node, call) !== undefined || isExecOnly(node);
  return call.names.length === 0 || storedChildren(state, call.uri).length > 0;
}

const isExecOnly = ({ verbs }: NodeSchema): boolean => verbs.includes('Exec') && !verbs.includes('Get');

/** The value of a leaf as the server would read it. */
export function readValue(node: NodeSchema, call: NodeCall): string | undefined {
  if (node.read !== undefined) return node.read(call);
  const stored = call.state[call.uri];
  if (typeof stored === 'string') return stored;
  return typeof node.initial === 'function' ? node.initial(call) : node.initial;
}

/** Names of the children that exist, joined as Get of an interior node returns them (OMA-TS-DM_TND-V1_2). */
function childNames({ schema, state, world }: Tree, located: Located): string {
  const stored = storedChildren(state, located.uri);
  const known = located.children.filter((name) => {
    const place = schema.locate(`${located.uri}/${name}`);
    if (place?.schema === undefined) return true;
    const call: NodeCall = { uri: place.uri, names: place.names, state, world };
    return exists(state, place.schema, call);
  });
  return toldOfInterior(world, [...new Set([...known, ...stored])]);
}
