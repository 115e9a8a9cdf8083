import { element, type XmlContent, type XmlNode } from '../xml/write.js';
import {
  type Alert,
  type Chal,
  type Command,
  type Cred,
  type GroupCommand,
  type Item,
  type ItemCommand,
  type Meta,
  metinfNamespace,
  type Results,
  type Status,
  type SyncHdr,
} from './messages.js';

/** Writes the parts of a message in the order of the document type definition (OMA-SyncML-RepPro-DTD-V1_2). */
export function writeHeader(header: SyncHdr): XmlNode {
  return element(
    'SyncHdr',
    {},
    element('VerDTD', {}, header.verDtd),
    element('VerProto', {}, header.verProto),
    element('SessionID', {}, header.sessionId),
    element('MsgID', {}, String(header.msgId)),
    location('Target', header.target),
    location('Source', header.source),
    optional('RespURI', header.respUri),
    cred(header.cred),
    meta(header.meta),
  );
}

export function writeCommand(command: Command): XmlNode {
  switch (command.verb) {
    case 'Alert':
      return alert(command);
    case 'Status':
      return status(command);
    case 'Results':
      return results(command);
    case 'Atomic':
    case 'Sequence':
      return group(command);
    case 'Unknown':
      return element(command.name, {}, cmdId(command.cmdId));
    default:
      return itemCommand(command);
  }
}

/** The `msft` prefix of an original error; the SyncBody around it declares it. */
export const originalErrorAttribute = 'msft:originalerror';

export function carriesOriginalError(command: Command): boolean {
  if (command.verb === 'Status' && command.originalError !== undefined) return true;
  return 'items' in command && command.items.some((item) => item.originalError !== undefined);
}

function itemCommand({ verb, cmdId: id, meta: about, items }: ItemCommand): XmlNode {
  return element(verb, {}, cmdId(id), meta(about), ...items.map(item));
}

function group({ verb, cmdId: id, meta: about, commands }: GroupCommand): XmlNode {
  return element(verb, {}, cmdId(id), meta(about), ...commands.map(writeCommand));
}

function alert({ cmdId: id, data, correlator, items }: Alert): XmlNode {
  return element(
    'Alert',
    {},
    cmdId(id),
    element('Data', {}, data),
    optional('Correlator', correlator),
    ...items.map(item),
  );
}

function status(answer: Status): XmlNode {
  return element(
    'Status',
    {},
    cmdId(answer.cmdId),
    element('MsgRef', {}, String(answer.msgRef)),
    element('CmdRef', {}, answer.cmdRef),
    element('Cmd', {}, answer.cmd),
    ...answer.targetRefs.map((uri) => element('TargetRef', {}, uri)),
    ...answer.sourceRefs.map((uri) => element('SourceRef', {}, uri)),
    cred(answer.cred),
    chal(answer.chal),
    element('Data', errorAttribute(answer.originalError), answer.data),
    ...answer.items.map(item),
  );
}

function results(answer: Results): XmlNode {
  return element(
    'Results',
    {},
    cmdId(answer.cmdId),
    element('MsgRef', {}, String(answer.msgRef)),
    element('CmdRef', {}, answer.cmdRef),
    meta(answer.meta),
    optional('TargetRef', answer.targetRef),
    optional('SourceRef', answer.sourceRef),
    ...answer.items.map(item),
  );
}

function item({ target, source, meta: about, data, moreData, originalError }: Item): XmlNode {
  return element(
    'Item',
    data === undefined ? errorAttribute(originalError) : {},
    target === undefined ? undefined : location('Target', target),
    source === undefined ? undefined : location('Source', source),
    meta(about),
    data === undefined ? undefined : element('Data', errorAttribute(originalError), data),
    moreData === true ? element('MoreData') : undefined,
  );
}

const errorAttribute = (error: string | undefined): Readonly<Record<string, string>> =>
  error === undefined ? {} : { [originalErrorAttribute]: error };

const cmdId = (id: string): XmlContent => (id === '' ? undefined : element('CmdID', {}, id));

const optional = (name: string, text: string | undefined): XmlContent =>
  text === undefined ? undefined : element(name, {}, text);

const location = (name: string, uri: string): XmlNode => element(name, {}, element('LocURI', {}, uri));

function cred(credentials: Cred | undefined): XmlContent {
  return credentials && element('Cred', {}, meta(credentials.meta), element('Data', {}, credentials.data));
}

function chal(challenge: Chal | undefined): XmlContent {
  return challenge && element('Chal', {}, meta(challenge.meta));
}

const inMetinf = { xmlns: metinfNamespace };

function meta(about: Meta | undefined): XmlContent {
  if (about === undefined) return undefined;
  const part = (name: string, value: string | number | undefined): XmlContent =>
    value === undefined ? undefined : element(name, inMetinf, String(value));
  return element(
    'Meta',
    {},
    part('Format', about.format),
    part('Type', about.type),
    part('Mark', about.mark),
    part('Size', about.size),
    part('NextNonce', about.nextNonce),
    part('MaxMsgSize', about.maxMsgSize),
    part('MaxObjSize', about.maxObjSize),
  );
}
