import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { AndroidDevice } from '../device.js';
import { linkGoesToApp, type MetLink, pageShown, wordingIsFree } from './link-rules.js';
import { answerIn } from './portal-client.js';

/** Addresses that the app has claimed for itself. */
const claimed = /^https:\/\/portal(-us)?\.[^/]+\/UpdateSettings\.aspx$/i;

/** The user follows a link, in the app that has claimed it or in the browser. */
export async function openLink(device: AndroidDevice, details: JsonObject): Promise<DeedOutcome> {
  const { url = '', wording = url, how = 'tapped' } = details;
  const link: MetLink = { url: String(url), wording: String(wording), how: how === 'pasted' ? 'pasted' : 'tapped' };
  const { rules, state } = device;
  const claims = state.companyPortal !== undefined && claimed.test(link.url) && wordingIsFree(rules, link);
  return claims && linkGoesToApp(rules, link) ? openInApp(device, link.url) : openInBrowser(device, link.url);
}

async function openInApp(device: AndroidDevice, url: string): Promise<DeedOutcome> {
  const answer = answerIn(await request(device, url, { 'X-Company-Portal': device.state.companyPortal ?? '' }));
  if (answer.kind === 'message') return { kind: 'refused', code: String(answer.status), message: answer.message };
  showPage(device, String(answer.document.page));
  return { kind: 'done' };
}

/** A page in the browser is the end of the way, whatever it says. */
async function openInBrowser(device: AndroidDevice, url: string): Promise<DeedOutcome> {
  const { status, body } = await request(device, url, {});
  return { kind: 'refused', code: String(status), message: Buffer.from(body).toString('utf8') };
}

function request({ world }: AndroidDevice, url: string, headers: Readonly<Record<string, string>>) {
  const { transport, model, signal } = world;
  const agent = { 'User-Agent': `Mozilla/5.0 (Linux; Android ${model.osVersion}) simulated` };
  const send = { step: 'UpdateSettings', method: 'GET' as const, url, headers: { ...agent, ...headers }, redirects: 3 };
  return transport.send({ ...send, ...(signal && { signal }) });
}

/** The app comes to the front at a page. */
export function showPage(device: AndroidDevice, wanted: string): void {
  const { state, rules } = device;
  device.state = { ...state, portalPage: pageShown(rules, wanted, state.portalPage) };
}
