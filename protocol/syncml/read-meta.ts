import type { Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { child, path, type XmlElement } from '../xml/element.js';
import { type Chal, type Cred, type Meta, metinfNamespace } from './messages.js';
import { fieldsOf, rep } from './read-parts.js';

type MutableMeta = { -readonly [key in keyof Meta]: Meta[key] };

const texts = { Format: 'format', Type: 'type', Mark: 'mark', NextNonce: 'nextNonce' } as const;
const numbers = { Size: 'size', MaxMsgSize: 'maxMsgSize', MaxObjSize: 'maxObjSize' } as const;

/** Reads Meta; its children belong to `syncml:metinf` (OMA-TS-SyncML_MetaInfo-V1_2), other namespaces are read with a warning. */
export function readMeta(element: XmlElement | undefined, findings: Findings): Meta | undefined {
  if (element === undefined) return undefined;
  const meta: MutableMeta = {};
  for (const part of element.children) {
    if (part.name === 'MetInf') Object.assign(meta, readMeta(part, findings));
    else readPart(meta, part, findings);
  }
  return meta;
}

function readPart(meta: MutableMeta, part: XmlElement, findings: Findings): void {
  if (part.namespace !== metinfNamespace)
    findings.warn({
      expected: `${part.name} in ${metinfNamespace}`,
      received: part.namespace,
      section: section('OMA-TS-SyncML_MetaInfo-V1_2', 'name space'),
      place: path(part),
    });
  const value = part.text.trim();
  if (part.name in texts) meta[texts[part.name as keyof typeof texts]] = value;
  if (part.name in numbers && /^\d{1,15}$/.test(value))
    meta[numbers[part.name as keyof typeof numbers]] = Number(value);
}

export function readCred(element: XmlElement | undefined, findings: Findings): Cred | undefined {
  if (element === undefined) return undefined;
  const meta = readMeta(child(element, undefined, 'Meta'), findings);
  return { ...(meta && { meta }), data: fieldsOf(element).text('Data') ?? '' };
}

export function readChal(element: XmlElement | undefined, findings: Findings): Chal | undefined {
  if (element === undefined) return undefined;
  const meta = readMeta(child(element, undefined, 'Meta'), findings);
  if (meta === undefined)
    findings.add({ expected: 'Meta in Chal', received: 'none', section: rep('Chal'), place: path(element) });
  return { meta: meta ?? {} };
}
