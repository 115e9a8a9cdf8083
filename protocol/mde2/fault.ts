import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { path, text, type XmlElement } from '../xml/element.js';
import { element, type XmlNode } from '../xml/write.js';
import { type FaultRow, faultErrorTypes, faultSubcodes } from './faults.table.js';
import { clientResults } from './hresults.table.js';
import type { Fault, ResponseHeader } from './messages.js';
import { actions, ns } from './namespaces.table.js';
import { looseChild, responseHeader, type SoapMessage, writeEnvelope } from './soap.js';

const faults = section('MS-MDE2', '2.2.10');

export function isFault({ body }: SoapMessage): boolean {
  return body.name.toLowerCase() === 'fault' && (body.namespace === ns.soap12 || body.namespace === ns.soap11);
}

/** The HRESULT under which Windows logs this fault: the detail's ErrorType goes before the subcode (MS-MDE2 §2.2.10). */
export function hresultOf({ code, errorType }: Pick<Fault, 'code' | 'errorType'>): string {
  return (named(faultErrorTypes, errorType) ?? named(faultSubcodes, code))?.hresult ?? clientResults.unknownError;
}

function named(rows: readonly FaultRow[], name: string | undefined): FaultRow | undefined {
  return rows.find((row) => row.name.toLowerCase() === name?.toLowerCase());
}

/** Writes a fault as SOAP 1.2; `action` is that of the answer which the fault takes the place of. */
export function writeFault(fault: Fault, action: string = actions.requestSecurityTokenResponseCollection): Uint8Array {
  return writeEnvelope({ action, header: responseHeader(fault), body: faultBody(fault) });
}

function faultBody({ code, reason, errorType, message, traceId }: Fault): XmlNode {
  const prefix = named(faultSubcodes, code)?.prefix ?? 's';
  const detail = element(
    'DeviceEnrollmentServiceError',
    { xmlns: ns.enrollment },
    element('ErrorType', {}, errorType),
    element('Message', {}, message ?? reason),
    traceId === undefined ? undefined : element('TraceId', {}, traceId),
  );
  return element(
    's:Fault',
    {},
    element(
      's:Code',
      {},
      element('s:Value', {}, 's:Receiver'),
      element('s:Subcode', {}, element('s:Value', {}, `${prefix}:${code}`)),
    ),
    element('s:Reason', {}, element('s:Text', { 'xml:lang': 'en-US' }, reason)),
    errorType === undefined ? undefined : element('s:Detail', {}, detail),
  );
}

/** Reads a SOAP 1.2 or 1.1 fault, names in any case. */
export function readFault(soap: SoapMessage, header: ResponseHeader = {}): Decoded<Fault> {
  const findings = new Findings();
  const parts = soap.version === '1.2' ? parts12(soap.body, findings) : parts11(soap.body);
  const code = canonicalCode(parts.code, parts.codePlace ?? soap.body, findings);
  const fault = { ...header, code, reason: parts.reason ?? '', ...readDetail(parts.detail, findings) };
  return { message: fault, findings: findings.list };
}

interface FaultParts {
  readonly code: string | undefined;
  readonly codePlace?: XmlElement | undefined;
  readonly reason: string | undefined;
  readonly detail: XmlElement | undefined;
}

/** SOAP 1.2 Part 1 §5.4. */
function parts12(fault: XmlElement, findings: Findings): FaultParts {
  const codeElement = looseChild(fault, 'Code', findings);
  const subcode = codeElement && looseChild(codeElement, 'Subcode', findings);
  if (subcode === undefined) {
    findings.add({
      requirement: 'XWE-005',
      expected: 'a Subcode',
      received: codeElement === undefined ? 'no Code' : 'a Code without one',
      section: faults,
      place: path(codeElement ?? fault),
    });
  }
  const innermost = subcode ?? codeElement;
  const value = innermost && looseChild(innermost, 'Value', findings);
  const reason = looseChild(fault, 'Reason', findings);
  return {
    code: text(value),
    codePlace: value,
    reason: reason && text(looseChild(reason, 'Text', findings)),
    detail: looseChild(fault, 'Detail', findings)?.children[0],
  };
}

/** SOAP 1.1 §4.4: unqualified names, and the whole code in one QName. */
function parts11(fault: XmlElement): FaultParts {
  const part = (name: string) => fault.children.find((child) => child.name.toLowerCase() === name);
  return {
    code: text(part('faultcode')),
    codePlace: part('faultcode'),
    reason: text(part('faultstring')),
    detail: part('detail')?.children[0],
  };
}

function canonicalCode(code: string | undefined, place: XmlElement, findings: Findings): string {
  const local = code?.slice(code.lastIndexOf(':') + 1) ?? '';
  return canonical(faultSubcodes, local, place, findings);
}

function canonical(rows: readonly FaultRow[], name: string, place: XmlElement, findings: Findings): string {
  const known = named(rows, name)?.name;
  const where = { section: faults, place: path(place) };
  if (known === undefined)
    findings.warn({ expected: rows.map((row) => row.name).join(' | '), received: name || 'nothing', ...where });
  else if (known !== name) findings.warn({ expected: known, received: name, ...where });
  return known ?? name;
}

function readDetail(
  detail: XmlElement | undefined,
  findings: Findings,
): Pick<Fault, 'errorType' | 'message' | 'traceId'> {
  if (detail === undefined || detail.name.toLowerCase() !== 'deviceenrollmentserviceerror') return {};
  const errorType = looseChild(detail, 'ErrorType', findings);
  const message = text(looseChild(detail, 'Message', findings));
  const traceId = text(looseChild(detail, 'TraceId', findings));
  return {
    ...(errorType && { errorType: canonical(faultErrorTypes, errorType.text.trim(), errorType, findings) }),
    ...(message && { message }),
    ...(traceId && { traceId }),
  };
}
