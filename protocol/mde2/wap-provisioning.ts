import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { attribute, path, type XmlElement } from '../xml/element.js';
import { readXml } from '../xml/read.js';
import { element, writeXml, type XmlNode } from '../xml/write.js';

/** One setting of a provisioning document; some are switched on by their presence and have no value. */
export interface Parm {
  readonly name: string;
  readonly value?: string;
  readonly datatype?: string;
}

/** A node of a provisioning document (OMA Provisioning Content 1.1 §4). */
export interface Characteristic {
  readonly type: string;
  readonly parms: readonly Parm[];
  readonly characteristics: readonly Characteristic[];
  /** Where it was read. */
  readonly place?: string;
}

export function characteristic(
  type: string,
  ...content: readonly (Characteristic | Parm | undefined)[]
): Characteristic {
  const found = content.filter((part) => part !== undefined);
  return {
    type,
    parms: found.filter((part): part is Parm => 'name' in part),
    characteristics: found.filter((part): part is Characteristic => 'type' in part),
  };
}

/** A setting with its value and, inside configuration service providers, its datatype. */
export function parm(name: string, value?: string, datatype?: string): Parm {
  return { name, ...(value === undefined ? {} : { value }), ...(datatype === undefined ? {} : { datatype }) };
}

export function writeWapProvisioning(characteristics: readonly Characteristic[]): Uint8Array {
  const root = element('wap-provisioningdoc', { version: '1.1' }, ...characteristics.map(write));
  return new TextEncoder().encode(writeXml(root));
}

function write({ type, parms, characteristics }: Characteristic): XmlNode {
  return element(
    'characteristic',
    { type },
    ...parms.map(({ name, value, datatype }) => element('parm', { name, value, datatype })),
    ...characteristics.map(write),
  );
}

/** Every node is given its place, which costs the number of its siblings: more of them than any server needs are refused. */
const limits = { depth: 32, elements: 5_000 };

/** Throws ProtocolError `XML_*`, or `WAP_MALFORMED` when the root element is another. */
export function readWapProvisioning(bytes: Uint8Array): Decoded<readonly Characteristic[]> {
  const { message: root, findings: xmlFindings } = readXml(bytes, { limits, doctype: 'external' });
  if (root.name !== 'wap-provisioningdoc')
    throw new ProtocolError('WAP_MALFORMED', `the document is <${root.name}>, not <wap-provisioningdoc>`);
  const findings = new Findings();
  findings.include(xmlFindings);
  const version = attribute(root, 'version');
  if (version !== '1.1') deviation(findings, root, 'version="1.1"', version ?? 'no version');
  return { message: readNodes(root, findings), findings: findings.list };
}

function readNodes(parent: XmlElement, findings: Findings): readonly Characteristic[] {
  return parent.children.filter(({ name }) => name === 'characteristic').map((node) => readNode(node, findings));
}

function readNode(node: XmlElement, findings: Findings): Characteristic {
  const type = attribute(node, 'type');
  if (!type) deviation(findings, node, 'a type', 'none');
  for (const other of node.children)
    if (other.name !== 'characteristic' && other.name !== 'parm')
      deviation(findings, other, '<characteristic> or <parm>', `<${other.name}>`);
  return {
    type: type ?? '',
    parms: node.children.filter(({ name }) => name === 'parm').map((found) => readParm(found, findings)),
    characteristics: readNodes(node, findings),
    place: path(node),
  };
}

function readParm(node: XmlElement, findings: Findings): Parm {
  const name = attribute(node, 'name');
  if (!name) deviation(findings, node, 'a name', 'none');
  return parm(name ?? '', attribute(node, 'value'), attribute(node, 'datatype'));
}

function deviation(findings: Findings, place: XmlElement, expected: string, received: string): void {
  findings.warn({ expected, received, section: section('MS-MDE2', '2.2.9.1'), place: path(place) });
}

/** The first characteristic on this way down. */
export function findCharacteristic(
  characteristics: readonly Characteristic[],
  ...types: readonly string[]
): Characteristic | undefined {
  return findCharacteristics(characteristics, ...types)[0];
}

/** Every characteristic on this way down: `CertificateStore` may stand more than once. */
export function findCharacteristics(
  characteristics: readonly Characteristic[],
  ...types: readonly string[]
): readonly Characteristic[] {
  const [type, ...rest] = types;
  const here = characteristics.filter((candidate) => candidate.type === type);
  return rest.length === 0 ? here : here.flatMap((found) => findCharacteristics(found.characteristics, ...rest));
}

/** The value of a setting; the empty string for one without a value. */
export function parmValue(node: Characteristic | undefined, name: string): string | undefined {
  const found = node?.parms.find((candidate) => candidate.name === name);
  return found && (found.value ?? '');
}
