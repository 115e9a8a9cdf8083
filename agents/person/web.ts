import { CookieJar } from 'tough-cookie';
import type { Refusal } from '../../protocol/base/evidence.js';
import type { HeaderMap } from '../../protocol/base/exchange.js';
import { refusalFrom } from '../device/refusal.js';
import type { Transport, TransportRequest, TransportResponse } from '../device/transport.js';
import { fillForm } from './fill-form.js';
import type { Person } from './person.js';
import { readPage, type WebPage } from './web-page.js';

export interface Browse {
  readonly transport: Transport;
  readonly url: string;
  readonly person: Person;
  /** Names the exchanges: `Portal` gives `Portal`, `Portal: Sign in`, `Portal: Terms of use`. */
  readonly step?: string;
  /** The code of the person's second factor, where they get at it. */
  readonly code?: () => string | undefined;
  /** What the web view sends with every request, such as `User-Agent`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether cookies come back; they do unless told otherwise. */
  readonly keepsCookies?: boolean;
  /** Ends the visit with this answer; by default with the first one that is no web page. */
  readonly stopWhen?: (response: TransportResponse) => boolean;
  /** Web addresses that another program opens all the same. */
  readonly opensElsewhere?: (url: string) => boolean;
  /** Requests at most; 30 by default. */
  readonly hops?: number;
  readonly signal?: AbortSignal;
}

/** How a visit ends: with a document for the device, with a link that another program opens, with a no, or before its end. */
export type BrowseEnd =
  | { readonly kind: 'document'; readonly response: TransportResponse }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'abandoned'; readonly step: string };

/** What the person does next on the web. */
type Move = Pick<TransportRequest, 'method' | 'url' | 'step' | 'body'>;

/**
 * Goes through web pages as a person in a device's web view: signs in, answers terms, presses on, follows redirects and the enrollment link, or
 * walks away at the section named by `person.givesUpAt`. Throws only on abort and on our own errors.
 */
export async function browse(visit: Browse): Promise<BrowseEnd> {
  const { transport, person, step = 'Portal', stopWhen = isNoPage, opensElsewhere = () => false, hops = 30 } = visit;
  const visitor = new Visitor(visit, step);
  try {
    let move: Move = { method: 'GET', url: visit.url, step };
    for (let hop = 0; hop < hops; hop++) {
      if (!isWeb(move.url) || opensElsewhere(move.url)) return { kind: 'link', url: move.url };
      const response = await visitor.send(move);
      const location = redirectTarget(response);
      if (location !== undefined) {
        move = repeatsRequest(response) ? { ...move, url: location } : { method: 'GET', url: location, step };
        continue;
      }
      if (response.status < 400 && stopWhen(response)) return { kind: 'document', response };
      const page = readPage(Buffer.from(response.body).toString('utf8'), response.url);
      const section = sectionOf(page);
      if (section !== undefined && section === person.givesUpAt) return { kind: 'abandoned', step: section };
      const next = visitor.decide(page);
      if (next === undefined) return refused(visitor.refusal(page, response));
      move = next;
    }
    return refused({ form: 'page', code: 'TOO_MANY_PAGES', message: `no end after ${hops} pages`, step });
  } catch (error) {
    return refused(refusalFrom(error, step, transport));
  }
}

/** The person in front of the web view, with the cookies of this visit. */
class Visitor {
  readonly #visit: Browse;
  readonly #step: string;
  readonly #cookies = new CookieJar();
  #passwordGiven = false;
  /** The section whose form was sent last: a page that says no answers it. */
  #answered: string | undefined;

  constructor(visit: Browse, step: string) {
    this.#visit = visit;
    this.#step = step;
  }

  async send(move: Move): Promise<TransportResponse> {
    const { transport, headers = {}, signal } = this.#visit;
    const { keepsCookies = true } = this.#visit;
    const cookie = keepsCookies ? this.#cookies.getCookieStringSync(move.url) : '';
    const response = await transport.send({
      ...move,
      headers: {
        Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        ...headers,
        ...(cookie !== '' && { Cookie: cookie }),
        ...(move.body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(signal && { signal }),
    });
    for (const one of [response.headers['set-cookie'] ?? []].flat()) {
      this.#cookies.setCookieSync(one, response.url, { ignoreError: true });
    }
    return response;
  }

  /** A link onward comes before a form; a second question for the password means that the first answer was wrong. */
  decide(page: WebPage): Move | undefined {
    if (page.enrollmentLink !== undefined) return { method: 'GET', url: page.enrollmentLink, step: this.#step };
    const form = page.forms[0];
    if (form === undefined) return undefined;
    const { fields, asksPassword } = fillForm(form, this.#visit.person, this.#visit.code ?? (() => undefined));
    if (asksPassword && this.#passwordGiven) return undefined;
    this.#passwordGiven ||= asksPassword;
    this.#answered = sectionOf(page) ?? page.title;
    const step = `${this.#step}: ${this.#answered}`;
    if (form.method === 'POST') {
      return { method: 'POST', url: form.action, step, body: new TextEncoder().encode(fields.toString()) };
    }
    const url = new URL(form.action);
    url.search = fields.toString();
    return { method: 'GET', url: url.href, step };
  }

  /** What a page amounts to that leaves nothing to do. */
  refusal(page: WebPage, { status, headers, body, exchange }: TransportResponse): Refusal {
    const seen = page.alert || page.title || Buffer.from(body).toString('utf8').slice(0, 200).trim();
    const step = sectionOf(page) ?? this.#answered ?? this.#step;
    return { form: isPage(headers) ? 'page' : 'http', code: String(status), message: seen, step, exchange };
  }
}

/** The section a page names, or what everybody calls a page that asks for a password. */
function sectionOf({ section, forms }: WebPage): string | undefined {
  if (section !== undefined) return section;
  const asksPassword = forms.some(({ controls }) => controls.some(({ kind }) => kind === 'password'));
  return asksPassword ? 'Sign in' : undefined;
}

const refused = (refusal: Refusal): BrowseEnd => ({ kind: 'refused', refusal });

function redirectTarget({ status, headers, url }: TransportResponse): string | undefined {
  const { location } = headers;
  if (status < 300 || status > 399 || typeof location !== 'string' || !URL.canParse(location, url)) return undefined;
  return new URL(location, url).href;
}

const isWeb = (url: string): boolean => /^https?:/i.test(url);

/** RFC 9110 §15.4.8 and §15.4.9. */
const repeatsRequest = ({ status }: TransportResponse): boolean => status === 307 || status === 308;

const isPage = (headers: HeaderMap): boolean =>
  /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(String(headers['content-type'] ?? 'text/html'));

const isNoPage = ({ headers }: TransportResponse): boolean => !isPage(headers);
