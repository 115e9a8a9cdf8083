import type { DeclarativeManagement } from '../../../protocol/apple/check-in.js';
import {
  type Declaration,
  type DeclarationItem,
  type DeclarationItems,
  decodeDeclaration,
  decodeItems,
  decodeTokens,
} from '../../../protocol/apple/ddm/declarations.js';
import { encodeStatus } from '../../../protocol/apple/ddm/status.js';
import type { MdmEnrollment } from '../apple-state.js';
import type { StoredDeclaration } from '../changed-state.js';
import { sendCheckIn, senderOf } from '../check-in.js';
import type { AppleDevice } from '../device.js';
import { forgets, mustFetch } from '../device-rules.js';
import type { Identity } from '../mdm-request.js';
import { nextReport } from './report.js';
import { followsAgain } from './rules.js';

interface Conversation {
  readonly device: AppleDevice;
  readonly mdm: MdmEnrollment;
  readonly identity: Identity;
}

/**
 * Brings the device to what the server declares: tokens, the list, each declaration that is new or changed, and again until the token
 * that was followed is the server's; then says what became of it (Apple: "Integrating declarative management").
 */
export async function synchronize(conversation: Conversation): Promise<void> {
  const { device } = conversation;
  for (let round = 0; followsAgain(device.rules, round); round++) {
    const wanted = await fetchToken(conversation);
    if (wanted === undefined || wanted === device.state.declarative?.token) break;
    const list = await fetchList(conversation);
    if (list === undefined) break;
    const declarations = await follow(conversation, list);
    const { reported = {} } = device.state.declarative ?? {};
    device.update({ declarative: { token: list.DeclarationsToken, declarations, reported } });
  }
  await sendReport(conversation);
}

async function fetchToken(conversation: Conversation): Promise<string | undefined> {
  const answer = await ask(conversation, 'tokens');
  if (answer?.status !== 200) return undefined;
  const { message, findings } = decodeTokens(answer.body);
  conversation.device.note(findings);
  return message.DeclarationsToken;
}

async function fetchList(conversation: Conversation): Promise<DeclarationItems | undefined> {
  const answer = await ask(conversation, 'declaration-items');
  if (answer?.status !== 200) return undefined;
  const { message, findings } = decodeItems(answer.body);
  conversation.device.note(findings);
  return message;
}

/** The declarations of the list: those that the device has in this version, and the others as the server gives them. */
async function follow(conversation: Conversation, { items }: DeclarationItems): Promise<readonly StoredDeclaration[]> {
  const { device } = conversation;
  const known = device.state.declarative?.declarations ?? [];
  const followed: StoredDeclaration[] = [];
  for (const item of items) {
    const held = known.find(({ kind, identifier }) => kind === item.kind && identifier === item.Identifier);
    const fetched = mustFetch(device.rules, held?.serverToken, item.ServerToken)
      ? await fetchOne(conversation, item)
      : held;
    if (fetched !== undefined) followed.push(fetched);
  }
  const gone = known.filter(({ identifier }) => !items.some(({ Identifier }) => Identifier === identifier));
  return [...followed, ...gone.filter(() => !forgets(device.rules))];
}

/** A declaration that the server does not have is gone (404). */
async function fetchOne(conversation: Conversation, item: DeclarationItem): Promise<StoredDeclaration | undefined> {
  const answer = await ask(conversation, `declaration/${item.kind}/${item.Identifier}`);
  if (answer?.status !== 200) return undefined;
  const { message, findings } = decodeDeclaration(answer.body);
  conversation.device.note(findings);
  return stored(item, message);
}

function stored({ kind, Identifier }: DeclarationItem, { Type, ServerToken, Payload }: Declaration): StoredDeclaration {
  return { kind, type: Type, identifier: Identifier, serverToken: ServerToken, payload: Payload };
}

/** Sends what changed. A report that was not taken is made again the next time. */
async function sendReport(conversation: Conversation): Promise<void> {
  const { device } = conversation;
  const before = device.state.declarative;
  const report = nextReport(device);
  if (report === undefined) return;
  const answer = await ask(conversation, 'status', encodeStatus(report));
  if (answer.status !== 200 && answer.status !== 204) device.update({ declarative: before });
}

function ask({ device, mdm, identity }: Conversation, Endpoint: string, Data?: Uint8Array) {
  const message: DeclarativeManagement = {
    MessageType: 'DeclarativeManagement',
    ...senderOf(device, mdm),
    Endpoint,
    ...(Data !== undefined && { Data }),
  };
  return sendCheckIn(device, mdm, identity, message, { step: `DeclarativeManagement ${Endpoint.split('/')[0]}` });
}
