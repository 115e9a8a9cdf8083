import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../protocol/base/clock.js';
import { seededRandom } from '../../protocol/base/random.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { AgentWorld } from '../device/agent.js';
import { findModel, loadModels } from '../device/models.js';
import type { Transport, TransportRequest } from '../device/transport.js';
import { willingPerson } from '../person/person.js';
import { ownAppru, signInOnWeb } from './federated.js';
import { EnrollmentRefused } from './refused.js';

const service = 'https://login.contoso.test/sign-in';
const model = findModel(loadModels(), 'Surface Laptop');

/** A web on which every address answers with one page. */
function web(html: string, contentType = 'text/html') {
  const sent: TransportRequest[] = [];
  const transport: Transport = {
    exchanges: [],
    close: async () => {},
    send: async (request) => {
      sent.push(request);
      const headers = { 'content-type': contentType };
      return { status: 200, headers, body: Buffer.from(html), url: request.url, exchange: 0, decode: () => {} };
    },
  };
  const world: AgentWorld = {
    clock: new ManualClock(0),
    random: seededRandom('federated'),
    model,
    transport,
    keys: {
      take: async () => Promise.reject(new Error('no key is needed')),
      counts: { prepared: 0, generated: 0, reused: 0 },
    },
    rules: soundRules,
  };
  return { world, sent };
}

const tokenPage = (action: string, token: string): string =>
  `<form method="post" action="${action}"><input type="hidden" name="wresult" value="${token}"></form>`;

async function signIn(html: string, address: string | undefined = service, contentType?: string) {
  const { world, sent } = web(html, contentType);
  const person = willingPerson('Ada', 'ada@contoso.test', 'pw');
  try {
    const token = await signInOnWeb(world, { service: address, email: 'ada+1@contoso.test', person });
    return { token: Buffer.from(token.value).toString('utf8'), sent };
  } catch (error) {
    if (error instanceof EnrollmentRefused) return { code: error.refusal.code, sent };
    throw error;
  }
}

describe('Federated authentication, MS-MDE2 §3.2', () => {
  it('names the program and the user to the page, behind a query that is there already', async () => {
    const parameters = 'appru=ms-app%3A%2F%2Fwindows.immersivecontrolpanel&login_hint=ada%2B1%40contoso.test';
    const { token, sent } = await signIn(tokenPage(ownAppru, 'a&amp;b &lt;c&gt;'));
    expect([token, sent[0]?.url]).toEqual(['a&b <c>', `${service}?${parameters}`]);
    const queried = await signIn(tokenPage(ownAppru, 't'), `${service}?tenant=7`);
    expect(queried.sent[0]?.url).toBe(`${service}?tenant=7&${parameters}`);
  });

  it('leaves a token for somebody else, and posts it nowhere', async () => {
    for (const action of ['https://elsewhere.test/', 'ms-app://another.program', '/sign-in', `${ownAppru}.elsewhere`]) {
      const { code, sent } = await signIn(tokenPage(action, 'secret'));
      expect([code, sent.length], action).toEqual(['0x8018001A', 1]);
    }
  });

  it('refuses an empty token, pages without one, and documents that are no pages', async () => {
    expect((await signIn(tokenPage(ownAppru, ''))).code).toBe('0x80180008');
    expect((await signIn('<h1>Closed</h1>')).code).toBe('200');
    expect((await signIn('{}', service, 'application/json')).code).toBe('0x80180008');
  });

  it('opens HTTPS only, and nothing that is no address', async () => {
    expect(await signIn(tokenPage(ownAppru, 't'), 'http://login.contoso.test/')).toMatchObject({
      code: '0x8018001A',
      sent: [],
    });
    expect(await signIn(tokenPage(ownAppru, 't'), 'login')).toMatchObject({ code: '0x80180008', sent: [] });
  });
});
