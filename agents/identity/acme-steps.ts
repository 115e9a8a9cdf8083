import { HarnessError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { AcmeConversation } from './acme-conversation.js';
import type { AcmePatch, AcmeWorld } from './acme-post.js';
import type { AcmeRequest } from './acme-request.js';

/** Messages of an order in their sequence. */
export const acmeSteps = [
  'directory',
  'newNonce',
  'newAccount',
  'newOrder',
  'authorization',
  'challenge',
  'finalize',
  'certificate',
] as const;
export type AcmeStep = (typeof acmeSteps)[number] | 'order';

export function isAcmeStep(step: string): step is AcmeStep {
  return step === 'order' || (acmeSteps as readonly string[]).includes(step);
}

/** What a lock-step scenario may change, and which message it leaves out on the way. */
export type AcmeStepPatch = AcmePatch & { readonly without?: string };

/**
 * Lock-step mode: sends one message of an order, changed as the patch says, and gives its exchange. What comes before it in the sequence and was not sent
 * yet is sent first as it should be, without what the patch leaves out.
 */
export class AcmeLockStep {
  readonly #world: AcmeWorld;
  readonly #conversation: AcmeConversation;
  readonly #sent = new Set<string>();

  constructor(world: AcmeWorld, wanted: AcmeRequest) {
    this.#world = world;
    this.#conversation = new AcmeConversation(world, wanted);
  }

  async step(step: AcmeStep, { without, ...patch }: AcmeStepPatch = {}): Promise<Exchange> {
    const end = step === 'order' ? acmeSteps.indexOf('authorization') : acmeSteps.indexOf(step);
    for (const before of acmeSteps.slice(0, end)) {
      if (before !== without && !this.#sent.has(before)) await this.#send(before, {});
    }
    await this.#send(step, patch);
    const exchange = this.#world.transport.exchanges.at(-1);
    if (exchange === undefined) throw new HarnessError('ACME_STEP', `${step} left no exchange`);
    return exchange;
  }

  async #send(step: AcmeStep, patch: AcmePatch): Promise<void> {
    this.#sent.add(step);
    if (step === 'directory') await this.#conversation.directory();
    else if (step === 'newNonce') await this.#conversation.newNonce();
    else await this.#conversation[step](patch);
  }
}
