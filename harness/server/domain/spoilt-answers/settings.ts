import { z } from 'zod';
import { sealFaults } from '../../../../protocol/syncml/spoilt-seal.js';
import type { EndpointResponse } from '../../endpoint.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { spoiltSession, spoiltSessionNames } from './session.table.js';
import { spoiltSoap, spoiltSoapNames } from './soap.table.js';

const soap = z.enum(spoiltSoapNames).exactOptional();

/**
 * How the services answer devices wrongly on purpose, to see how these cope: the settings document `windows-answers`. A service that is
 * not named answers as it should.
 */
export const spoiltAnswersSchema = z.strictObject({
  discovery: soap,
  policies: soap,
  enrollment: soap,
  /** The first message of a management session; `unavailable`: any answer bears HTTP 500, `too-many-requests`: HTTP 429 and an hour to wait. */
  session: z.enum([...spoiltSessionNames, 'unavailable', 'too-many-requests']).exactOptional(),
  /** How messages are wrapped in place of what a PC was told. */
  seal: z.enum(sealFaults).exactOptional(),
});

export type SpoiltAnswers = z.infer<typeof spoiltAnswersSchema>;
export type SpoiltService = 'discovery' | 'policies' | 'enrollment';

export const spoiltAnswers = (state: TenantState): SpoiltAnswers =>
  spoiltAnswersSchema.parse(readSettings(state, 'windows-answers'));

/** The answer of an enrollment service as this organisation gives it. */
export function asToldBy(state: TenantState, service: SpoiltService, answer: EndpointResponse): EndpointResponse {
  const wrong = spoiltAnswers(state)[service];
  return wrong === undefined ? answer : spoiltSoap[wrong](answer);
}

/** A management message as this organisation sends it. Of messages in WBXML some can be missing, nothing else can be wrong with them. */
export function sessionAsTold(state: TenantState, msgId: number, answer: EndpointResponse): EndpointResponse {
  const { session: wrong } = spoiltAnswers(state);
  if (wrong === undefined || msgId !== 1) return answer;
  if (wrong === 'unavailable') return { ...answer, status: 500 };
  if (wrong === 'too-many-requests') return { status: 429, headers: { 'retry-after': '3600' }, body: '' };
  const body = Buffer.from(answer.body as Uint8Array);
  if (/\+xml/.test(answer.headers['content-type'] ?? ''))
    return { ...answer, body: spoiltSession[wrong](body.toString('utf8')) };
  return { ...answer, body: wrong === 'empty' ? '' : body.subarray(0, body.length / 2) };
}
