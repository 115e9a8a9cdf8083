import type { SignedAttribute, SignedElement } from './signed-tree.js';

export interface CanonicalForm {
  /** `all` is Canonical XML 1.0; a list is Exclusive XML Canonicalization 1.0 with this InclusiveNamespaces PrefixList (`''` for #default). */
  readonly inclusive: 'all' | readonly string[];
  /** Left out with all that is in it. */
  readonly without?: SignedElement;
}

type Namespaces = ReadonlyMap<string, string>;

/** Exclusive XML Canonicalization without comments and without a prefix list. */
export const exclusive: CanonicalForm = Object.freeze({ inclusive: [] });

/** The octets of an element and what is in it, in UTF-8 (Canonical XML 1.0 §2; Exclusive XML Canonicalization 1.0 §3). */
export function canonicalize(element: SignedElement, form: CanonicalForm = exclusive): Uint8Array {
  return new TextEncoder().encode(write(element, new Map(), form));
}

/** `rendered` is what the output's ancestors have declared. */
function write(element: SignedElement, rendered: Namespaces, form: CanonicalForm): string {
  const declared = declarations(element, rendered, form);
  const inScope = new Map([...rendered, ...declared]);
  const attributes = [...element.attributes].sort(byNamespaceThenName);
  const name = qualified(element);
  const start = `<${name}${declared.map(writeDeclaration).join('')}${attributes.map(writeAttribute).join('')}>`;
  const content = element.children
    .filter((child) => child !== form.without)
    .map((child) => (typeof child === 'string' ? escapeText(child) : write(child, inScope, form)));
  return `${start}${content.join('')}</${name}>`;
}

/** What has to be declared here: prefixes in use, or all of them, whose value the output does not have yet; sorted by prefix. */
function declarations(
  element: SignedElement,
  rendered: Namespaces,
  { inclusive }: CanonicalForm,
): readonly (readonly [prefix: string, uri: string])[] {
  const scope = namespacesInScope(element);
  const used = [element.prefix, ...element.attributes.map(({ prefix }) => prefix).filter((prefix) => prefix !== '')];
  const wanted = new Set([...used, ...(inclusive === 'all' ? scope.keys() : inclusive)]);
  return [...wanted]
    .filter((prefix) => prefix !== 'xml' && (scope.has(prefix) || prefix === ''))
    .map((prefix) => [prefix, scope.get(prefix) ?? ''] as const)
    .filter(([prefix, uri]) => (rendered.get(prefix) ?? '') !== uri)
    .sort(([a], [b]) => compare(a, b));
}

function namespacesInScope(element: SignedElement): Namespaces {
  const scope = new Map<string, string>();
  for (let at: SignedElement | undefined = element; at !== undefined; at = at.parent)
    for (const [prefix, uri] of at.declarations) if (!scope.has(prefix)) scope.set(prefix, uri);
  return scope;
}

const qualified = ({ prefix, name }: SignedElement | SignedAttribute): string =>
  prefix === '' ? name : `${prefix}:${name}`;

const writeDeclaration = ([prefix, uri]: readonly [string, string]): string =>
  ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`;

const writeAttribute = (attribute: SignedAttribute): string =>
  ` ${qualified(attribute)}="${escapeAttribute(attribute.value)}"`;

/** Attributes without a namespace come first, because the empty name sorts first. */
const byNamespaceThenName = (a: SignedAttribute, b: SignedAttribute): number =>
  compare(a.namespace, b.namespace) || compare(a.name, b.name);

/** By code point, which is how UTF-8 octets sort. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const textEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const attributeEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (one) => textEntities[one] ?? one);
const escapeAttribute = (text: string): string => text.replace(/[&<"\t\n\r]/g, (one) => attributeEntities[one] ?? one);
