import { HarnessError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { ScepPatch } from './scep-build.js';
import type { ScepConversation, ScepIdentity } from './scep-conversation.js';

/** Names that `scepStep` takes. */
export const scepSteps = [
  'GetCACaps',
  'GetCACert',
  'GetNextCACert',
  'PKCSReq',
  'RenewalReq',
  'CertPoll',
  'GetCert',
  'GetCRL',
] as const;
export type ScepStep = (typeof scepSteps)[number];

export function isScepStep(step: string): step is ScepStep {
  return (scepSteps as readonly string[]).includes(step);
}

/**
 * Lock-step mode: sends one message of a conversation, changed as the patch says, and gives its exchange. What the message builds on (GetCACaps, GetCACert)
 * is asked for first where it was not. `current` is the identity that RenewalReq, GetCert and GetCRL are signed with.
 */
export async function scepStep(
  scep: ScepConversation,
  step: ScepStep,
  patch: ScepPatch = {},
  current?: ScepIdentity,
): Promise<Exchange> {
  if (step === 'GetCACaps') await scep.getCaCaps();
  else if (step === 'GetCACert') await scep.getCaCert();
  else if (step === 'GetNextCACert') await getNextCaCert(scep);
  else await sendPkiOperation(scep, step, patch, current);
  const exchange = scep.world.transport.exchanges.at(-1);
  if (exchange === undefined) throw new HarnessError('SCEP_STEP', `${step} left no exchange`);
  return exchange;
}

async function getNextCaCert(scep: ScepConversation): Promise<void> {
  await scep.prepare();
  await scep.getNextCaCert();
}

async function sendPkiOperation(
  scep: ScepConversation,
  step: Exclude<ScepStep, 'GetCACaps' | 'GetCACert' | 'GetNextCACert'>,
  patch: ScepPatch,
  current: ScepIdentity | undefined,
): Promise<void> {
  await scep.prepare();
  if (step === 'PKCSReq') await scep.pkcsReq(patch);
  else if (step === 'CertPoll') await scep.certPoll(patch);
  else if (current === undefined)
    throw new HarnessError('SCEP_STEP', `${step} needs an identity, and the device has none`);
  else if (step === 'RenewalReq') await scep.renewalReq(current, patch);
  else if (step === 'GetCert') await scep.getCert(current, patch);
  else await scep.getCrl(current, patch);
}
