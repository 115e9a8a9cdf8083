import {
  type Declaration,
  type DeclarationItem,
  type DeclarationItems,
  decodeDeclaration,
  decodeItems,
  decodeTokens,
} from '../../../protocol/apple/ddm/declarations.js';
import { encodeStatus } from '../../../protocol/apple/ddm/status.js';
import type { StoredDeclaration } from '../changed-state.js';
import { forgets, mustFetch } from '../device-rules.js';
import { bringIntoForce } from './bring-into-force.js';
import { declarativeState, putDeclarative } from './channel.js';
import { ask, type Conversation } from './conversation.js';
import { isLoaded, notLoaded } from './loaded.js';
import { nextReport } from './report.js';
import { followsAgain } from './rules.js';
import { reportsUnasked } from './status-rules.js';

/**
 * Brings the device to what the server declares: tokens, the list, each declaration that is new or changed, and again until the token
 * that was followed is the server's; then says what became of it (Apple: "Integrating declarative management").
 */
export async function synchronize(conversation: Conversation): Promise<void> {
  const { device } = conversation;
  for (let round = 0; followsAgain(device.rules, round); round++) {
    const wanted = await fetchToken(conversation);
    if (wanted === undefined || wanted === declarativeState(device)?.token) break;
    const list = await fetchList(conversation);
    if (list === undefined) break;
    putDeclarative(device, { token: list.DeclarationsToken, declarations: await follow(conversation, list) });
  }
  await bringIntoForce(conversation);
  await sendReport(conversation);
}

/** Tells by itself what changed on the device since the last report, and what that did to declarations (Apple: "StatusReport"). */
export async function reportChanges(conversation: Conversation): Promise<void> {
  if (declarativeState(conversation.device) === undefined) return;
  await bringIntoForce(conversation);
  await sendReport(conversation, (changed) => reportsUnasked(conversation.device.rules, changed));
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
  const known = declarativeState(device)?.declarations ?? [];
  const followed: StoredDeclaration[] = [];
  for (const item of items) {
    const held = known.find(({ kind, identifier }) => kind === item.kind && identifier === item.Identifier);
    const token = held !== undefined && isLoaded(held) ? held.serverToken : undefined;
    const fetched = mustFetch(device.rules, token, item.ServerToken) ? await fetchOne(conversation, item) : held;
    if (fetched !== undefined) followed.push(fetched);
  }
  const gone = known.filter(({ identifier }) => !items.some(({ Identifier }) => Identifier === identifier));
  return [...followed, ...gone.filter(() => !forgets(device.rules))];
}

/** A declaration that the server does not have is gone (404); one that cannot be read is told as not loaded. */
async function fetchOne(conversation: Conversation, item: DeclarationItem): Promise<StoredDeclaration | undefined> {
  const answer = await ask(conversation, `declaration/${item.kind}/${item.Identifier}`);
  if (answer?.status === 404) return undefined;
  if (answer?.status !== 200) return notLoaded(item);
  const { message, findings } = decodeDeclaration(answer.body);
  conversation.device.note(findings);
  return stored(item, message);
}

function stored({ kind, Identifier }: DeclarationItem, { Type, ServerToken, Payload }: Declaration): StoredDeclaration {
  return { kind, type: Type, identifier: Identifier, serverToken: ServerToken, payload: Payload };
}

/** Sends what changed. A report that was not taken is made again the next time. */
async function sendReport(conversation: Conversation, wanted = (changed: boolean) => changed): Promise<void> {
  const { device } = conversation;
  const before = declarativeState(device)?.reported ?? {};
  const report = nextReport(device);
  if (report === undefined) return;
  const taken = wanted(true) ? await ask(conversation, 'status', encodeStatus(report)) : undefined;
  if (taken?.status !== 200 && taken?.status !== 204) putDeclarative(device, { reported: before });
}
