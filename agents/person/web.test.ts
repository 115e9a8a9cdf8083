import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../protocol/base/clock.js';
import { createTransport } from '../device/create-transport.js';
import { listen } from '../device/loopback.test.helper.js';
import type { Transport } from '../device/transport.js';
import { type Person, willingPerson } from './person.js';
import { type Browse, type BrowseEnd, browse } from './web.js';
import { readPage } from './web-page.js';

const ada = willingPerson('Ada', 'ada@contoso.test', 'correct horse');
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const html = (response: ServerResponse, body: string, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);

const signInForm = `<h1>Sign in</h1><form method="post" action="/login">
  <input type="hidden" name="flow" value="f&amp;1"><input type="email" name="loginfmt"><input type="password" name="passwd">
  <input type="checkbox" name="keep" value="yes"><button>Sign in</button></form>`;
const termsForm = `<meta name="muster-section" content="Terms of use"><h1>Terms</h1><form method="post" action="/terms">
  <button name="decision" value="decline">DECLINE</button><button name="decision" value="accept">ACCEPT</button></form>`;
const checklist = `<meta name="muster-section" content="Setup checklist"><form method="post" action="/begin">
  <button name="decision" value="cancel">Cancel</button><button name="decision" value="accept">Begin</button></form>`;

/** A portal in the small: sign-in, terms, checklist, enrollment link. What it was told is kept in `told`. */
function portal(link: string, told: string[] = []): RequestListener {
  return async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    told.push(`${request.method} ${request.url} ${body}`.trim());
    const fields = new URLSearchParams(body);
    const signedIn = request.headers.cookie === 'session=s1';
    switch (request.url) {
      case '/enroll?platform=ios':
        return html(response, signInForm);
      case '/login':
        if (fields.get('passwd') !== ada.password)
          return html(response, `<p role="alert">Wrong password</p>${signInForm}`, 401);
        return void response.writeHead(303, { location: '/next', 'set-cookie': 'session=s1; Path=/; HttpOnly' }).end();
      case '/next':
        return signedIn ? html(response, termsForm) : html(response, '<h1>Who are you?</h1>', 403);
      case '/terms':
        if (fields.get('decision') !== 'accept') return html(response, '<p role="alert">Terms declined</p>', 403);
        return html(response, checklist);
      case '/begin':
        return html(
          response,
          `<meta name="muster-section" content="Platform screens"><a rel="enrollment" href="${link}">Go</a>`,
        );
      case '/profile':
        return void response.writeHead(200, { 'content-type': 'application/x-apple-aspen-config' }).end('<plist/>');
      default:
        return html(response, '', 404);
    }
  };
}

async function visit(
  handler: RequestListener,
  person: Partial<Person> = {},
  more: Partial<Browse> = {},
): Promise<{ readonly end: BrowseEnd; readonly transport: Transport }> {
  const loopback = await listen(handler);
  const transport = createTransport({ clock: new ManualClock(0) });
  closing.push(transport, loopback);
  const url = `http://127.0.0.1:${loopback.port}/enroll?platform=ios`;
  return { end: await browse({ transport, url, person: { ...ada, ...person }, ...more }), transport };
}

describe('a person on the web', () => {
  it('signs in, accepts, presses on and brings back the document', async () => {
    const told: string[] = [];
    const { end, transport } = await visit(portal('/profile', told));
    expect(end.kind === 'document' && Buffer.from(end.response.body).toString()).toBe('<plist/>');
    expect(told).toEqual([
      'GET /enroll?platform=ios',
      'POST /login flow=f%261&loginfmt=ada%40contoso.test&passwd=correct+horse',
      'GET /next',
      'POST /terms decision=accept',
      'POST /begin decision=accept',
      'GET /profile',
    ]);
    expect(transport.exchanges.map(({ step }) => step)).toEqual([
      'Portal',
      'Portal: Sign in',
      'Portal',
      'Portal: Terms of use',
      'Portal: Setup checklist',
      'Portal',
    ]);
  });

  it('brings back a link that another program opens, without following it', async () => {
    const link = 'ms-device-enrollment:?mode=mdm&amp;username=ada';
    expect((await visit(portal(link))).end).toEqual({
      kind: 'link',
      url: 'ms-device-enrollment:?mode=mdm&username=ada',
    });
  });

  it('does not try a wrong password twice', async () => {
    const { end, transport } = await visit(portal('/profile'), { password: 'wrong' });
    expect(end).toEqual({
      kind: 'refused',
      refusal: { form: 'page', code: '401', message: 'Wrong password', step: 'Sign in', exchange: 1 },
    });
    expect(transport.exchanges).toHaveLength(2);
  });

  it('declines the terms, and takes the page that follows as the answer', async () => {
    const { end } = await visit(portal('/profile'), { terms: 'decline' });
    expect(end).toMatchObject({
      kind: 'refused',
      refusal: { form: 'page', code: '403', message: 'Terms declined', step: 'Terms of use' },
    });
  });

  it.each([
    ['Sign in', 1],
    ['Terms of use', 3],
    ['Setup checklist', 4],
    ['Platform screens', 5],
  ])('walks away at "%s" after %i requests', async (givesUpAt, requests) => {
    const { end, transport } = await visit(portal('/profile'), { givesUpAt });
    expect(end).toEqual({ kind: 'abandoned', step: givesUpAt });
    expect(transport.exchanges).toHaveLength(requests);
  });

  it('stops at the answer that the caller waits for', async () => {
    const { end } = await visit(portal('/profile'), {}, { stopWhen: ({ url }) => url.endsWith('/next') });
    expect(end.kind === 'document' && end.response.status).toBe(200);
  });
});

describe('a web that misbehaves', () => {
  it('ends after so many pages', async () => {
    const { end, transport } = await visit(
      (_, response) => void response.writeHead(302, { location: '/again' }).end(),
      {},
      { hops: 7 },
    );
    expect(end).toMatchObject({ kind: 'refused', refusal: { code: 'TOO_MANY_PAGES' } });
    expect(transport.exchanges).toHaveLength(7);
  });

  it('gives a page that leads nowhere, an error and a lost connection as refusals', async () => {
    const refusal = async (handler: RequestListener): Promise<unknown> => {
      const { end } = await visit(handler);
      return end.kind === 'refused' ? [end.refusal.form, end.refusal.code, end.refusal.message] : end;
    };
    expect(await refusal((_, response) => html(response, '<h1>Closed today</h1>'))).toEqual([
      'page',
      '200',
      'Closed today',
    ]);
    const busy: RequestListener = (_, response) =>
      void response.writeHead(503, { 'content-type': 'text/plain' }).end('busy');
    expect(await refusal(busy)).toEqual(['http', '503', 'busy']);
    expect(await refusal((request) => request.socket.destroy())).toMatchObject([
      'http',
      'TRANSPORT_RESET',
      expect.any(String),
    ]);
  });

  it('refuses pages made to exhaust the reader, in bounded time', async () => {
    for (const bomb of ['<div>'.repeat(200_000), 'x'.repeat(2 ** 21)]) {
      const { end } = await visit((_, response) => html(response, bomb));
      expect(end).toMatchObject({ kind: 'refused', refusal: { code: 'WEB_PAGE_TOO_LARGE' } });
    }
    expect(readPage(`${'<div>'.repeat(9_000)}<h1>deep</h1>`, 'http://a.test/').title).toBe('deep');
  });
});
