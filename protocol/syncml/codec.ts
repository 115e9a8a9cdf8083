import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { child, path, type XmlElement } from '../xml/element.js';
import { readXml } from '../xml/read.js';
import { element, writeXmlDocument, type XmlNode } from '../xml/write.js';
import { type Command, microsoftNamespace, type SyncHdr, type SyncMl, syncmlNamespace } from './messages.js';
import { readCommand } from './read-commands.js';
import { readCred, readMeta } from './read-meta.js';
import { fieldsOf, locUri, rep } from './read-parts.js';
import { carriesOriginalError, writeCommand, writeHeader } from './write-commands.js';

/** Commands within commands: an Atomic in a Sequence and what they hold need no more than this. */
export const syncmlLimits = { depth: 24, elements: 50_000 };

/**
 * Reads a message, tolerantly: by local name whatever the namespace or prefix, missing parts as empty, each with a finding.
 * Throws ProtocolError `SYNCML_UNREADABLE` when the document is no SyncML message with a header, and what `readXml` throws.
 */
export function decodeSyncMl(document: Uint8Array | string): Decoded<SyncMl> {
  return readSyncMl(readXml(document, { limits: syncmlLimits, doctype: 'external' }));
}

/** Reads a message from its root element, whatever that was read from. Throws ProtocolError `SYNCML_UNREADABLE`. */
export function readSyncMl({ message: root, findings: ofDocument }: Decoded<XmlElement>): Decoded<SyncMl> {
  const header = child(root, undefined, 'SyncHdr');
  if (root.name !== 'SyncML') throw new ProtocolError('SYNCML_UNREADABLE', `the root is ${root.name}, not SyncML`);
  if (header === undefined) throw new ProtocolError('SYNCML_UNREADABLE', 'the message has no SyncHdr');
  const findings = new Findings();
  findings.include(ofDocument);
  checkNamespace(root, findings);
  const body = child(root, undefined, 'SyncBody');
  if (body === undefined)
    findings.add({ expected: 'a SyncBody', received: 'none', section: rep('SyncBody'), place: path(root) });
  const message: SyncMl = {
    header: readHeader(header, findings),
    body: readBody(body, findings),
    final: body !== undefined && child(body, undefined, 'Final') !== undefined,
  };
  return { message, findings: findings.list };
}

/** Writes a message as SyncML 1.2, elements in the order of the document type definition. */
export function encodeSyncMl(message: SyncMl): string {
  return writeXmlDocument(writeSyncMl(message));
}

/** The root element of a message, to be written as XML or WBXML. */
export function writeSyncMl({ header, body, final }: SyncMl): XmlNode {
  const prefixes = body.some(carriesOriginalError) ? { 'xmlns:msft': microsoftNamespace } : {};
  return element(
    'SyncML',
    { xmlns: syncmlNamespace },
    writeHeader(header),
    element('SyncBody', prefixes, ...body.map(writeCommand), final ? element('Final') : undefined),
  );
}

function checkNamespace(root: XmlElement, findings: Findings): void {
  if (root.namespace === syncmlNamespace) return;
  findings.add({
    expected: syncmlNamespace,
    received: root.namespace === '' ? 'no namespace' : root.namespace,
    section: rep('SyncML'),
    severity: root.namespace === 'SYNCML:SYNCML1.1' ? 'warn' : 'fail',
    place: path(root),
  });
}

function readBody(body: XmlElement | undefined, findings: Findings): readonly Command[] {
  if (body === undefined) return [];
  const commands = body.children.filter(({ name }) => name !== 'Final').map((part) => readCommand(part, findings));
  checkCmdIds(commands, new Set(), findings);
  return commands;
}

/** A CmdID names one command of its message (RepPro, element CmdID). */
function checkCmdIds(commands: readonly Command[], seen: Set<string>, findings: Findings): void {
  for (const command of commands) {
    const { cmdId } = command;
    if (cmdId !== '' && seen.has(cmdId))
      findings.add({ expected: 'a CmdID of its own', received: `${cmdId} again`, section: rep('CmdID') });
    seen.add(cmdId);
    if ('commands' in command) checkCmdIds(command.commands, seen, findings);
  }
}

function readHeader(header: XmlElement, findings: Findings): SyncHdr {
  const fields = fieldsOf(header);
  const respUri = fields.text('RespURI');
  const cred = readCred(fields.first('Cred'), findings);
  const meta = readMeta(fields.first('Meta'), findings);
  const required = (name: string, value: string | undefined): string => {
    if (value === undefined || value === '')
      findings.add({ expected: name, received: 'none', section: rep('SyncHdr'), place: path(header) });
    return value ?? '';
  };
  const msgId = required('MsgID', fields.text('MsgID'));
  if (!/^[1-9]\d{0,8}$/.test(msgId))
    findings.add({ expected: 'a MsgID counted from 1', received: msgId, section: rep('MsgID'), place: path(header) });
  return {
    verDtd: required('VerDTD', fields.text('VerDTD')),
    verProto: required('VerProto', fields.text('VerProto')),
    sessionId: readSessionId(required('SessionID', fields.text('SessionID')), findings),
    msgId: /^\d{1,9}$/.test(msgId) ? Number(msgId) : 0,
    target: required('Target', locUri(fields.first('Target'), findings)),
    source: required('Source', locUri(fields.first('Source'), findings)),
    ...(respUri !== undefined && { respUri }),
    ...(cred && { cred }),
    ...(meta && { meta }),
  };
}

/** At most four bytes (OMA-TS-DM_RepPro-V1_2, element SessionID). */
function readSessionId(sessionId: string, findings: Findings): string {
  if (Buffer.byteLength(sessionId) > 4)
    findings.warn({ expected: 'a SessionID of at most four bytes', received: sessionId, section: rep('SessionID') });
  return sessionId;
}
