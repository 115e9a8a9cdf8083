import type { Person } from './person.js';
import type { WebControl, WebForm } from './web-page.js';

/** What the person does with a form: the fields as they are sent, and whether the password is among them. */
export interface FilledForm {
  readonly fields: URLSearchParams;
  readonly asksPassword: boolean;
}

const declining = /^(decline|reject|deny|disagree)$/i;
const accepting = /^(accept|agree|yes|ok|continue|next|begin|submit|allow)$/i;
const leaving = /^(cancel|back|close|no)$/i;
const usernameName = /^(username|user|login|loginfmt|email|upn|userprincipalname)$/i;

/** Fills a form as this person would: own name and password, the code of the second factor, own answer to terms, everything else as the page proposes. */
export function fillForm(form: WebForm, person: Person, code: () => string | undefined): FilledForm {
  const fields = new URLSearchParams();
  const inputs = form.controls.filter(({ kind, name }) => kind !== 'button' && name !== '');
  for (const control of inputs) fields.append(control.name, entered(control, person, code));
  const button = pressed(form.controls, person);
  if (button !== undefined && button.name !== '') fields.append(button.name, button.value);
  return { fields, asksPassword: inputs.some(isPassword) };
}

function entered(
  control: WebControl,
  { upn, password, newPassword = '' }: Person,
  code: () => string | undefined,
): string {
  if (control.autocomplete === 'one-time-code') return code() ?? '';
  if (control.autocomplete === 'new-password') return newPassword;
  if (isPassword(control)) return password;
  return isUsername(control) ? upn : control.value;
}

/** A choice that can be declined is terms; any other is pressed on, never left. */
function pressed(controls: readonly WebControl[], { terms, choices = [] }: Person): WebControl | undefined {
  const buttons = controls.filter(({ kind }) => kind === 'button');
  const matching = (pattern: RegExp): WebControl | undefined =>
    buttons.find(({ value, label }) => pattern.test(value) || pattern.test(label));
  const chosen = buttons.find(({ value }) => choices.includes(value));
  if (chosen !== undefined) return chosen;
  const decline = matching(declining);
  if (decline !== undefined && terms === 'decline') return decline;
  return matching(accepting) ?? buttons.find((button) => button !== decline && !leaving.test(button.value));
}

const isPassword = ({ kind, autocomplete }: WebControl): boolean =>
  autocomplete === 'current-password' || (kind === 'password' && autocomplete !== 'new-password');

const isUsername = ({ kind, type, name, autocomplete }: WebControl): boolean =>
  kind === 'text' && (autocomplete === 'username' || type === 'email' || usernameName.test(name));
