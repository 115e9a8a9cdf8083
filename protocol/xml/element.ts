/** An attribute by namespace and local name; an unprefixed attribute has the empty namespace. */
export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

/**
 * An element by namespace and local name (Namespaces in XML 1.0 §3); prefixes carry no meaning and are not kept.
 * Comments and processing instructions are dropped by the reader.
 */
export interface XmlElement {
  /** Empty when the element is in no namespace. */
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The element's own character data and CDATA, untrimmed, without that of its children. */
  readonly text: string;
  readonly parent: XmlElement | undefined;
  /** Line of the start tag, from 1. */
  readonly line: number;
}

/** The first child of this name. `undefined` as namespace matches any. */
export function child(element: XmlElement, namespace: string | undefined, name: string): XmlElement | undefined {
  return element.children.find((candidate) => isNamed(candidate, namespace, name));
}

/** All children of this name, in document order. */
export function childrenNamed(element: XmlElement, namespace: string | undefined, name: string): readonly XmlElement[] {
  return element.children.filter((candidate) => isNamed(candidate, namespace, name));
}

/** Follows local names down within one namespace: `descend(envelope, soap12, 'Body', 'Fault')`. */
export function descend(
  element: XmlElement | undefined,
  namespace: string | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(
    (found, name) => (found === undefined ? undefined : child(found, namespace, name)),
    element,
  );
}

export function isNamed(element: XmlElement, namespace: string | undefined, name: string): boolean {
  return element.name === name && (namespace === undefined || element.namespace === namespace);
}

/** The element's own text without white space around it; undefined for an absent element. */
export function text(element: XmlElement): string;
export function text(element: XmlElement | undefined): string | undefined;
export function text(element: XmlElement | undefined): string | undefined {
  return element?.text.trim();
}

/** Trimmed text of the first child of this name. */
export function childText(element: XmlElement, namespace: string | undefined, name: string): string | undefined {
  return text(child(element, namespace, name));
}

/** The value of an attribute; unprefixed ones are found with namespace `''`, which is the default. */
export function attribute(element: XmlElement, name: string, namespace = ''): string | undefined {
  return element.attributes.find((candidate) => candidate.name === name && candidate.namespace === namespace)?.value;
}

/** The place of an element for a finding: `/Envelope/Body/Status[2]`; positions are counted among siblings of equal name. */
export function path(element: XmlElement): string {
  const steps: string[] = [];
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) steps.unshift(step(at));
  return `/${steps.join('/')}`;
}

function step(element: XmlElement): string {
  const siblings = element.parent?.children.filter(({ name }) => name === element.name) ?? [];
  return siblings.length > 1 ? `${element.name}[${siblings.indexOf(element) + 1}]` : element.name;
}
