import type { Findings } from '../base/finding.js';
import { type Section, section } from '../base/section.js';
import { child, path, type XmlElement } from '../xml/element.js';

/** An element's section of the representation protocol, which the findings of this codec name. */
export const rep = (element: string): Section => section('OMA-TS-SyncML_RepPro-V1_2', `element ${element}`);

/** The children of one element by local name: SyncML is read by name, and a wrong namespace is reported once at the root. */
export interface Fields {
  first(name: string): XmlElement | undefined;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
}

export function fieldsOf(element: XmlElement): Fields {
  const first = (name: string): XmlElement | undefined => child(element, undefined, name);
  return {
    first,
    text: (name) => first(name)?.text.trim(),
    texts: (name) => element.children.filter((other) => other.name === name).map(({ text }) => text.trim()),
  };
}

/** The LocURI inside a Target or Source. It is relative to the root: a leading slash is not valid. */
export function locUri(element: XmlElement | undefined, findings: Findings): string | undefined {
  if (element === undefined) return undefined;
  const uri = child(element, undefined, 'LocURI')?.text.trim();
  if (uri === undefined || uri === '')
    findings.add({ expected: 'a LocURI', received: 'none', section: rep('LocURI'), place: path(element) });
  else if (uri.startsWith('/'))
    findings.add({
      expected: 'a LocURI that begins with ./',
      received: uri,
      section: rep('LocURI'),
      place: path(element),
    });
  return uri;
}
