import type { Findings } from '../base/finding.js';
import { attribute, child, path, type XmlElement } from '../xml/element.js';
import {
  type Command,
  type GroupCommand,
  type Item,
  type ItemVerb,
  itemVerbs,
  microsoftNamespace,
} from './messages.js';
import { readChal, readCred, readMeta } from './read-meta.js';
import { type Fields, fieldsOf, locUri, rep } from './read-parts.js';

/**
 * Reads one child of SyncBody by local name. A name that DM does not know is kept as such: how it is answered (406 for a command
 * that is not supported, 400 for what is no command) is the receiver's decision (MS-MDM §2.2.6.1).
 */
export function readCommand(element: XmlElement, findings: Findings): Command {
  const fields = fieldsOf(element);
  const cmdId = readCmdId(element, fields, findings);
  const { name } = element;
  if (name === 'Status') return readStatus(element, fields, cmdId, findings);
  if (name === 'Results') return readResults(element, fields, cmdId, findings);
  if (name === 'Alert') return readAlert(element, fields, cmdId, findings);
  if (name === 'Atomic' || name === 'Sequence') return readGroup(element, name, cmdId, findings);
  if (isItemVerb(name)) {
    const meta = readMeta(fields.first('Meta'), findings);
    return { verb: name, cmdId, ...(meta && { meta }), items: readItems(element, findings) };
  }
  findings.add({ expected: 'a command of DM', received: name, section: rep('SyncBody'), place: path(element) });
  return { verb: 'Unknown', name, cmdId };
}

const isItemVerb = (name: string): name is ItemVerb => itemVerbs.some((verb) => verb === name);

const notCommands = new Set(['CmdID', 'Meta', 'NoResp', 'Lang', 'Cred']);

function readGroup(element: XmlElement, verb: GroupCommand['verb'], cmdId: string, findings: Findings): GroupCommand {
  const meta = readMeta(child(element, undefined, 'Meta'), findings);
  const commands = element.children
    .filter(({ name }) => !notCommands.has(name))
    .map((inner) => readCommand(inner, findings));
  return { verb, cmdId, ...(meta && { meta }), commands };
}

function readAlert(element: XmlElement, fields: Fields, cmdId: string, findings: Findings): Command {
  const correlator = fields.text('Correlator');
  return {
    verb: 'Alert',
    cmdId,
    data: fields.text('Data') ?? '',
    items: readItems(element, findings),
    ...(correlator !== undefined && { correlator }),
  };
}

function readStatus(element: XmlElement, fields: Fields, cmdId: string, findings: Findings): Command {
  const cred = readCred(fields.first('Cred'), findings);
  const chal = readChal(fields.first('Chal'), findings);
  const data = fields.text('Data') ?? '';
  const originalError = errorOf(fields.first('Data'));
  if (!/^\d+$/.test(data))
    findings.add({ expected: 'a status code', received: data, section: rep('Status'), place: path(element) });
  return {
    verb: 'Status',
    cmdId,
    msgRef: readMsgRef(element, fields, findings),
    cmdRef: readCmdRef(element, fields, findings),
    cmd: fields.text('Cmd') ?? '',
    targetRefs: fields.texts('TargetRef'),
    sourceRefs: fields.texts('SourceRef'),
    ...(cred && { cred }),
    ...(chal && { chal }),
    data,
    ...(originalError !== undefined && { originalError }),
    items: readItems(element, findings),
  };
}

function readResults(element: XmlElement, fields: Fields, cmdId: string, findings: Findings): Command {
  const meta = readMeta(fields.first('Meta'), findings);
  const targetRef = fields.text('TargetRef');
  const sourceRef = fields.text('SourceRef');
  return {
    verb: 'Results',
    cmdId,
    msgRef: readMsgRef(element, fields, findings),
    cmdRef: readCmdRef(element, fields, findings),
    ...(meta && { meta }),
    ...(targetRef !== undefined && { targetRef }),
    ...(sourceRef !== undefined && { sourceRef }),
    items: readItems(element, findings),
  };
}

function readCmdId(element: XmlElement, fields: Fields, findings: Findings): string {
  const cmdId = fields.text('CmdID') ?? '';
  if (cmdId === '')
    findings.add({ expected: 'a CmdID', received: 'none', section: rep('CmdID'), place: path(element) });
  else if (cmdId === '0')
    findings.add({ expected: 'a CmdID other than 0', received: '0', section: rep('CmdID'), place: path(element) });
  return cmdId;
}

function readCmdRef(element: XmlElement, fields: Fields, findings: Findings): string {
  const cmdRef = fields.text('CmdRef');
  if (cmdRef === undefined)
    findings.add({ expected: 'a CmdRef', received: 'none', section: rep('CmdRef'), place: path(element) });
  return cmdRef ?? '';
}

/** A missing MsgRef means 1 (MS-MDM §2.2.3.7). */
function readMsgRef(element: XmlElement, fields: Fields, findings: Findings): number {
  const written = fields.text('MsgRef');
  if (written !== undefined && /^\d{1,9}$/.test(written)) return Number(written);
  const received = written ?? 'none';
  findings.add({ expected: 'a MsgRef', received, section: rep('MsgRef'), severity: 'warn', place: path(element) });
  return 1;
}

function readItems(element: XmlElement, findings: Findings): readonly Item[] {
  const items: Item[] = [];
  for (const candidate of element.children) if (candidate.name === 'Item') items.push(readItem(candidate, findings));
  return items;
}

function readItem(element: XmlElement, findings: Findings): Item {
  const fields = fieldsOf(element);
  const target = locUri(fields.first('Target'), findings);
  const source = locUri(fields.first('Source'), findings);
  const meta = readMeta(fields.first('Meta'), findings);
  const data = fields.first('Data');
  const originalError = errorOf(data) ?? errorOf(element);
  if (data !== undefined) checkData(element, data, findings);
  return {
    ...(target !== undefined && { target }),
    ...(source !== undefined && { source }),
    ...(meta && { meta }),
    ...(data && { data: data.text }),
    ...(fields.first('MoreData') && { moreData: true }),
    ...(originalError !== undefined && { originalError }),
  };
}

const errorOf = (element: XmlElement | undefined): string | undefined =>
  element && attribute(element, 'originalerror', microsoftNamespace);

/** Data is the last child of an Item but for MoreData, and holds text: XML in it is escaped. */
function checkData(item: XmlElement, data: XmlElement, findings: Findings): void {
  const after = item.children.slice(item.children.indexOf(data) + 1).find(({ name }) => name !== 'MoreData');
  if (after === undefined && data.children.length === 0) return;
  const place = path(item);
  if (after !== undefined)
    findings.add({
      expected: 'Data as the last child of Item',
      received: `${after.name} after it`,
      section: rep('Item'),
      place,
    });
  if (data.children.length > 0)
    findings.add({ expected: 'text in Data, markup escaped', received: 'elements', section: rep('Data'), place });
}
