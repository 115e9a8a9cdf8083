import { clientResults } from '../../protocol/mde2/hresults.table.js';
import type { BinarySecurityToken } from '../../protocol/mde2/messages.js';
import { tokenTypes } from '../../protocol/mde2/namespaces.table.js';
import type { AgentWorld } from '../device/agent.js';
import type { TransportResponse } from '../device/transport.js';
import type { Person } from '../person/person.js';
import { codeOf } from '../person/second-factor.js';
import { browse } from '../person/web.js';
import { readPage, type WebForm } from '../person/web-page.js';
import { takesTokenFrom, tokenOctets } from './device-rules.js';
import { EnrollmentAbandoned, EnrollmentRefused, localRefusal } from './refused.js';

/** The enrollment client's own name in the web view (seen in public traces of Windows 10 and 11). */
export const ownAppru = 'ms-app://windows.immersivecontrolpanel';

const step = 'SignIn';
const tokenField = 'wresult';

export interface WebSignIn {
  /** AuthenticationServiceUrl. */
  readonly service: string | undefined;
  readonly email: string;
  readonly person: Person;
  /** What is sent as `appru`; the client's own name unless another is to be shown to the server. */
  readonly appru?: string;
}

/**
 * Federated authentication (MS-MDE2 §3.2): the person goes through the service's pages in a web view until one carries a form with the token.
 * The token is opaque. Throws EnrollmentRefused, EnrollmentAbandoned.
 */
export async function signInOnWeb(world: AgentWorld, signIn: WebSignIn): Promise<BinarySecurityToken> {
  const { transport, signal } = world;
  const url = pageAddress(signIn);
  const end = await browse({
    transport,
    url,
    person: { ...signIn.person, upn: signIn.email },
    code: () => codeOf(world, signIn.person, false),
    step,
    stopWhen: (response) => tokenFormOf(response) !== undefined || !isHtml(response),
    ...(signal && { signal }),
  });
  if (end.kind === 'abandoned') throw new EnrollmentAbandoned(end.step);
  if (end.kind === 'refused') throw new EnrollmentRefused(end.refusal);
  const form = end.kind === 'document' ? tokenFormOf(end.response) : undefined;
  if (form === undefined) throw localRefusal(step, clientResults.unknownError, 'the pages end without a token');
  return tokenOf(world, form);
}

/** The service's address with what the page has to know; only HTTPS is opened. */
function pageAddress({ service, email, appru = ownAppru }: WebSignIn): string {
  if (service === undefined || !URL.canParse(service))
    throw localRefusal(step, clientResults.unknownError, 'the server names no page to sign in at');
  const url = new URL(service);
  if (url.protocol !== 'https:')
    throw localRefusal(step, clientResults.insecureRedirect, `the page to sign in at is ${service}`);
  const parameters = `appru=${encodeURIComponent(appru)}&login_hint=${encodeURIComponent(email)}`;
  return `${service}${url.search === '' ? '?' : '&'}${parameters}`;
}

function tokenFormOf(response: TransportResponse): WebForm | undefined {
  if (response.status !== 200 || !isHtml(response)) return undefined;
  const { forms } = readPage(Buffer.from(response.body).toString('utf8'), response.url);
  return forms.find(({ controls }) => controls.some(({ name }) => name === tokenField));
}

const isHtml = ({ headers }: TransportResponse): boolean =>
  /^\s*text\/html\b/i.test(String(headers['content-type'] ?? 'text/html'));

function tokenOf({ clock, rules }: AgentWorld, { action, controls }: WebForm): BinarySecurityToken {
  const context = { now: clock.now(), rules };
  const wresult = controls.find(({ name }) => name === tokenField)?.value ?? '';
  if (wresult === '') throw localRefusal(step, clientResults.unknownError, 'the page hands over an empty token');
  if (!takesTokenFrom(context, action, ownAppru))
    throw localRefusal(step, clientResults.insecureRedirect, `the token is for ${action}, not for ${ownAppru}`);
  return { kind: 'binary', valueType: tokenTypes.userToken, value: tokenOctets(context, wresult) };
}
