import type { CspPlugin, NodeSchema, TreeState } from './csp.js';

/** One node of the compiled schema: named children, and the one for a name the server chooses. */
interface SchemaNode {
  readonly named: Map<string, SchemaNode>;
  wildcard?: SchemaNode;
  schema?: NodeSchema;
}

/** Where a LocURI leads: the schema of the node, if it is one that a plugin described, and the names for its braces. */
export interface Located {
  /** In the tree's own form. */
  readonly uri: string;
  readonly schema: NodeSchema | undefined;
  readonly names: readonly string[];
  /** Children the schema knows by name. */
  readonly children: readonly string[];
}

/** The nodes of several plugins as one tree. Made once per platform; it holds no state. */
export class TreeSchema {
  readonly #root: SchemaNode = { named: new Map() };

  constructor(plugins: readonly CspPlugin[]) {
    for (const { nodes } of plugins) for (const node of nodes) this.#add(node);
  }

  /** Undefined when no plugin knows the place. */
  locate(locUri: string): Located | undefined {
    const segments = segmentsOf(locUri);
    if (segments === undefined) return undefined;
    const names: string[] = [];
    let node: SchemaNode | undefined = this.#root;
    for (const segment of segments) {
      const next: SchemaNode | undefined = node.named.get(segment) ?? node.wildcard;
      if (next === undefined) return undefined;
      if (next === node.wildcard && !node.named.has(segment)) names.push(segment);
      node = next;
    }
    return { uri: segments.join('/'), schema: node.schema, names, children: [...node.named.keys()] };
  }

  #add(schema: NodeSchema): void {
    let node = this.#root;
    for (const segment of segmentsOf(schema.uri) ?? []) node = child(node, segment);
    node.schema = schema;
  }
}

function child(node: SchemaNode, segment: string): SchemaNode {
  if (segment.startsWith('{')) {
    node.wildcard ??= { named: new Map() };
    return node.wildcard;
  }
  const found = node.named.get(segment) ?? { named: new Map() };
  node.named.set(segment, found);
  return found;
}

/**
 * A LocURI as segments in the tree's own form: relative to the root, and `./Vendor` is the device's part
 * (`./Device/Vendor`). Undefined for what is no LocURI: a leading slash, an empty segment.
 */
export function segmentsOf(locUri: string): readonly string[] | undefined {
  if (locUri.length > 1_024) return undefined;
  const segments = locUri.split('/');
  if (segments[0] === '.') segments.shift();
  if (segments.some((segment) => segment === '')) return undefined;
  return segments[0] === 'Vendor' ? ['Device', ...segments] : segments;
}

/** The tree's own form of a LocURI; what is no LocURI stays as it is. */
export const canonicalUri = (locUri: string): string => segmentsOf(locUri)?.join('/') ?? locUri;

/** Names directly below a node that something was stored under. */
export function storedChildren(state: TreeState, uri: string): readonly string[] {
  const prefix = uri === '' ? '' : `${uri}/`;
  const names = new Set<string>();
  for (const key of Object.keys(state))
    if (key.startsWith(prefix)) names.add(key.slice(prefix.length).split('/', 1)[0] as string);
  return [...names];
}
