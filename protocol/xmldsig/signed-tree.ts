import { SaxesParser } from 'saxes';
import { ProtocolError } from '../base/errors.js';
import { Findings } from '../base/finding.js';
import { decodeText } from '../xml/decode-text.js';

/**
 * An element with the prefixes and declarations that canonicalization writes out (Canonical XML 1.0 §2.2), which the reader of
 * messages does not keep. Comments are no part of it.
 */
export interface SignedElement {
  readonly prefix: string;
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly SignedAttribute[];
  /** Namespaces declared here, by prefix; the default namespace has the empty prefix. */
  readonly declarations: ReadonlyMap<string, string>;
  readonly children: readonly (SignedElement | string)[];
  readonly parent: SignedElement | undefined;
}

export interface SignedAttribute {
  readonly prefix: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

type Building = SignedElement & { readonly children: (Building | string)[] };

const limits = { bytes: 1024 * 1024, depth: 64, elements: 5_000 };

/**
 * Reads a document for its signature. Throws ProtocolError `XML_MALFORMED`, `XML_DOCTYPE`, `XML_LIMIT`; processing instructions are refused,
 * as SOAP 1.2 Part 1 §5 has none.
 */
export function readSignedTree(document: Uint8Array): SignedElement {
  let root: Building | undefined;
  let open: Building | undefined;
  let [depth, elements] = [0, 0];
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (code: string, message: string): never => {
    throw new ProtocolError(code, message, { place: `${parser.line}:${parser.column}` });
  };
  parser.on('doctype', () => refuse('XML_DOCTYPE', 'a document type declaration is not accepted here'));
  parser.on('processinginstruction', () => refuse('XML_MALFORMED', 'a processing instruction is not accepted here'));
  parser.on('opentag', ({ prefix, local, uri, attributes, ns }) => {
    if (++depth > limits.depth || ++elements > limits.elements) refuse('XML_LIMIT', 'too many elements, or too deep');
    const element: Building = {
      prefix,
      name: local,
      namespace: uri,
      attributes: Object.values(attributes)
        .filter((one) => one.prefix !== 'xmlns' && one.name !== 'xmlns')
        .map((one) => ({ prefix: one.prefix, name: one.local, namespace: one.uri, value: one.value })),
      declarations: new Map(Object.entries(ns ?? {})),
      children: [],
      parent: open,
    };
    open?.children.push(element);
    root ??= element;
    open = element;
  });
  const append = (text: string): void => void open?.children.push(text);
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    depth--;
    open = open?.parent as Building | undefined;
  });
  try {
    parser.write(decodeText(document, limits.bytes, new Findings())).close();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError('XML_MALFORMED', error instanceof Error ? error.message : String(error));
  }
  return root ?? refuse('XML_MALFORMED', 'the document has no element');
}

export function isElement(node: SignedElement | string | undefined): node is SignedElement {
  return typeof node === 'object';
}

/** The first child element of this name. */
export function childOf(element: SignedElement, namespace: string, name: string): SignedElement | undefined {
  return childrenOf(element, namespace, name)[0];
}

export function childrenOf(element: SignedElement, namespace: string, name: string): readonly SignedElement[] {
  return element.children.filter(isElement).filter((one) => one.name === name && one.namespace === namespace);
}

/** The value of an unqualified attribute. */
export function attributeOf(element: SignedElement | undefined, name: string): string | undefined {
  return element?.attributes.find((one) => one.name === name && one.namespace === '')?.value;
}

export function textOf(element: SignedElement | undefined): string {
  return (element?.children ?? []).filter((node) => typeof node === 'string').join('');
}

/** Every element of a name, in document order. */
export function elementsNamed(root: SignedElement, namespace: string, name: string): readonly SignedElement[] {
  const own = root.name === name && root.namespace === namespace ? [root] : [];
  return [...own, ...root.children.filter(isElement).flatMap((child) => elementsNamed(child, namespace, name))];
}
