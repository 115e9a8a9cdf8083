import type { TermsPolicy } from '../../domain/terms.js';
import type { EndpointResponse } from '../../endpoint.js';

/** Text as HTML content or attribute value. */
export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}

export interface Page {
  readonly title: string;
  /** Section of the enrollment that the page belongs to, as the report of incomplete enrollments names it. */
  readonly section?: string;
  readonly body: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export function page({ title, section, body, status = 200, headers = {} }: Page): EndpointResponse {
  const marker = section === undefined ? '' : `<meta name="muster-section" content="${escaped(section)}">`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} - simulated portal</title>${marker}</head><body><h1>${escaped(title)}</h1>${body}</body></html>`,
  };
}

export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escaped(value)}">`;
const button = (value: string, label: string): string =>
  `<button type="submit" name="decision" value="${value}">${label}</button>`;

/** What is kept while the person signs in. */
export interface PortalVisit {
  readonly platform: string;
  readonly method: string;
  /** Enrollment token that the device brought. */
  readonly token: string;
}

export function signInPage(visit: PortalVisit, failed: boolean): EndpointResponse {
  return credentialsPage({ action: '/enroll', fields: { ...visit }, failed });
}

export interface CredentialsPage {
  /** Path that the form is sent to. */
  readonly action: string;
  /** Sent back with the form. */
  readonly fields: Readonly<Record<string, string>>;
  readonly username?: string;
  readonly failed: boolean;
}

/** Asks for name and password. */
export function credentialsPage({ action, fields, username = '', failed }: CredentialsPage): EndpointResponse {
  const complaint = failed ? '<p role="alert">User name or password is wrong.</p>' : '';
  const kept = Object.entries(fields).map(([name, value]) => hidden(name, value));
  return page({
    title: 'Sign in',
    status: failed ? 401 : 200,
    body:
      `${complaint}<form method="post" action="${escaped(action)}">${kept.join('')}` +
      `<label>User name <input type="email" name="username" autocomplete="username" value="${escaped(username)}"></label>` +
      '<label>Password <input type="password" name="password" autocomplete="current-password"></label>' +
      '<button type="submit">Sign in</button></form>',
  });
}

/** Title, then summary, then the whole text on expansion, then both answers; name and description stay hidden. */
export function termsPage(policy: TermsPolicy, action = '/enroll/next'): EndpointResponse {
  return page({
    title: policy.title,
    section: 'Terms of use',
    body:
      `<p>${escaped(policy.summary)}</p><details><summary>Read terms</summary><p>${escaped(policy.text)}</p></details>` +
      `<form method="post" action="${escaped(action)}">${button('decline', 'DECLINE')}${button('accept', 'ACCEPT')}</form>`,
  });
}

export function checklistPage(): EndpointResponse {
  return page({
    title: 'Set up access',
    section: 'Setup checklist',
    body: `<form method="post" action="/enroll/next">${button('cancel', 'Cancel')}${button('accept', 'Begin')}</form>`,
  });
}

/** Lets the person choose. */
export function questionPage(title: string, choices: Readonly<Record<string, string>>): EndpointResponse {
  const buttons = Object.entries(choices).map(([value, label]) => button(value, escaped(label)));
  const body = `<form method="post" action="/enroll/next">${buttons.join('')}</form>`;
  return page({ title, section: 'Ownership', body });
}

/** The last page of the portal: what follows happens on the platform's own screens. */
export function platformPage(link: string): EndpointResponse {
  return page({
    title: 'Install management',
    section: 'Platform screens',
    body: `<a rel="enrollment" href="${escaped(link)}">Continue</a>`,
  });
}

export function endPage(title: string, text: string, status: number): EndpointResponse {
  return page({ title, status, body: `<p role="alert">${escaped(text)}</p>` });
}

export function redirect(location: string, cookie?: string): EndpointResponse {
  return {
    status: 303,
    headers: {
      location,
      ...(cookie === undefined ? {} : { 'set-cookie': `${cookie}; Path=/; Secure; HttpOnly; SameSite=Lax` }),
    },
    body: '',
  };
}
