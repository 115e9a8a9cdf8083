import type { Exchange } from '../../protocol/base/exchange.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Command, commandName, type SyncHdr, type SyncMl } from '../../protocol/syncml/messages.js';
import type { SealFault } from '../../protocol/syncml/spoilt-seal.js';
import type { SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';
import type { WriteWbxmlOptions } from '../../protocol/wbxml/write-wbxml.js';
import { exchangeOf } from '../device/exchange-of.js';
import { unenrollmentAlert } from './alerts.js';
import type { TreeState } from './csp.js';
import { sessionSetup } from './hold-session.js';
import { type MessagePost, posted, postMessage, readAnswer } from './message-post.js';
import { continueSession, openSession } from './session.js';
import type { SessionRequest } from './session-request.js';
import type { SessionStep } from './session-state.js';

/**
 * What `step` can send: `Package1` opens a session, `Package3` answers what the server said last, `UnenrollmentAlert` opens one with
 * Alert 1226, `Repeat` sends the last message once more.
 */
export const omadmSteps = ['Package1', 'Package3', 'UnenrollmentAlert', 'Repeat'] as const;
export type OmadmStep = (typeof omadmSteps)[number];

export const isOmadmStep = (name: string): name is OmadmStep => omadmSteps.some((step) => step === name);

/**
 * How a message is to be wrong:
 * - `header`: members of the SyncHdr that are replaced, or with null left out (`cred`, `sessionId`, `msgId`, `source`, `target`, `verDtd`, `verProto`);
 * - `omit`: names of commands left out (`Status`, `Replace`, …); `final`: false leaves Final out;
 * - `statuses`: status codes by CmdRef or by name of the command answered, in place of the true ones;
 * - `append`: commands as XML, put after those of the message; `body`: sent instead of the message; `bytes`: how many bytes of the message are sent;
 * - `encoding`: `xml` or `wbxml` whatever the account tells; `wbxml`: how that is written (`version`, `text`, `publicId`, `charset`);
 * - `sealedAs`: wrapped as another SecurityMode has it (`none`, `sign`, `encrypt`, `sign-encrypt`), signed by a stranger (`foreign`) or with a wrong key (`forged`);
 * - `contentType`, `headers`: of the request; `certificate`: false shows none in TLS.
 */
export interface OmadmPatch {
  readonly header?: { readonly [K in keyof SyncHdr]?: SyncHdr[K] | null };
  readonly omit?: readonly string[];
  readonly final?: boolean;
  readonly statuses?: Readonly<Record<string, string>>;
  readonly append?: string;
  readonly body?: string;
  readonly bytes?: number;
  readonly encoding?: SyncMlEncoding;
  readonly wbxml?: WriteWbxmlOptions;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly certificate?: boolean;
  readonly sealedAs?: SealFault;
}

/** A session that goes on only when it is told to, one message at a time. */
export class LockStepSession {
  readonly #request: SessionRequest;
  #step: SessionStep | undefined;
  #answer: SyncMl | undefined;
  #last: MessagePost | undefined;

  constructor(request: SessionRequest) {
    this.#request = request;
  }

  /** The management tree as the session has left it so far. */
  get tree(): TreeState {
    return this.#step?.state.tree ?? this.#request.tree;
  }

  /** Sends one message, changed by the patch, and returns the exchange it made. Throws RangeError when there is nothing to send. */
  async step(name: OmadmStep, patch: OmadmPatch = {}): Promise<Exchange> {
    const { transport } = this.#request;
    const post = name === 'Repeat' ? this.#again() : this.#post(name, patch);
    this.#last = post;
    const response = await postMessage(this.#request, post);
    const answer = readAnswer(this.#request, response, post.readable);
    this.#answer = answer.kind === 'message' ? answer.message : undefined;
    return exchangeOf(transport, response);
  }

  #again(): MessagePost {
    if (this.#last === undefined) throw new RangeError('Repeat: no message was sent before');
    return this.#last;
  }

  #post(name: OmadmStep, patch: OmadmPatch): MessagePost {
    this.#step = this.#next(name);
    const { reply } = this.#step;
    if (reply === undefined) throw new RangeError(`${name}: the session is over, nothing is to be sent`);
    const { encoding, wbxml } = patch;
    const sound = posted(this.#request, name, patched(reply, patch), {
      ...(encoding && { encoding }),
      ...(wbxml && { wbxml }),
    });
    const body = replaced(sound.body, patch);
    return {
      ...sound,
      body: body.subarray(0, patch.bytes),
      readable: () => patch.body ?? sound.readable(),
      ...(patch.contentType !== undefined && { contentType: patch.contentType }),
      ...(patch.headers && { headers: patch.headers }),
      ...(patch.sealedAs !== undefined && { sealedAs: patch.sealedAs }),
      ...(patch.certificate !== undefined && { certificate: patch.certificate }),
    };
  }

  #next(name: OmadmStep): SessionStep {
    const credentials = this.#step?.state.credentials;
    const request = { ...this.#request, tree: this.tree, ...(credentials && { credentials }) };
    if (name === 'Package1') return openSession(sessionSetup(request));
    if (name === 'UnenrollmentAlert') return openSession(sessionSetup({ ...request, alerts: [unenrollmentAlert] }));
    if (this.#step === undefined || this.#answer === undefined)
      throw new RangeError(`${name}: the server has not sent a message to answer`);
    return continueSession(this.#step.state, this.#answer);
  }
}

/** The octets that go out in place of the sound ones. */
function replaced(sound: Uint8Array, { body, append }: OmadmPatch): Uint8Array {
  if (body !== undefined) return new TextEncoder().encode(body);
  if (append === undefined) return sound;
  const text = new TextDecoder().decode(sound);
  return new TextEncoder().encode(text.replace(/(?=<Final\/><\/SyncBody>|<\/SyncBody>)/, append));
}

function patched(message: SyncMl, { header, omit = [], final, statuses = {} }: OmadmPatch): SyncMl {
  const body = message.body
    .filter((command) => !omit.includes(commandName(command)))
    .map((command) => withStatus(command, statuses));
  return { header: patchedHeader(message.header, header), body, final: final ?? message.final };
}

function patchedHeader(sound: SyncHdr, changes: OmadmPatch['header'] = {}): SyncHdr {
  const members = Object.entries({ ...sound, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(members) as unknown as SyncHdr;
}

function withStatus(command: Command, statuses: Readonly<Record<string, string>>): Command {
  if (command.verb !== 'Status') return command;
  return { ...command, data: statuses[command.cmdRef] ?? statuses[command.cmd] ?? command.data };
}

/** Reads a patch as it comes from a scenario. Throws RangeError on a member it does not know. */
export function readOmadmPatch(patch: JsonObject): OmadmPatch {
  const unknown = Object.keys(patch).find((name) => !Object.hasOwn(members, name));
  if (unknown !== undefined) throw new RangeError(`patch.${unknown} is none of ${Object.keys(members).join(', ')}`);
  for (const [name, value] of Object.entries(patch)) {
    const expected = members[name as keyof OmadmPatch];
    if (kindOf(value) !== expected) throw new RangeError(`patch.${name} is ${kindOf(value)}, expected ${expected}`);
  }
  return patch as OmadmPatch;
}

const members: Readonly<Record<keyof OmadmPatch, string>> = {
  header: 'object',
  omit: 'list',
  final: 'boolean',
  statuses: 'object',
  append: 'string',
  body: 'string',
  bytes: 'number',
  encoding: 'string',
  wbxml: 'object',
  contentType: 'string',
  headers: 'object',
  certificate: 'boolean',
  sealedAs: 'string',
};

const kindOf = (value: Json): string => (Array.isArray(value) ? 'list' : typeof value);
