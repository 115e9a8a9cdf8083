import type { Demand } from '../../domain/sign-in/rules.js';
import type { EndpointResponse } from '../../endpoint.js';
import { escaped, hidden, page } from '../portal/pages.js';

export interface DemandPage {
  readonly action: string;
  /** Sent back with the form. */
  readonly fields: Readonly<Record<string, string>>;
  readonly failed: boolean;
}

const inputs: Readonly<Record<Demand, string>> = {
  'second factor':
    '<label>Code of your second factor <input name="code" inputmode="numeric" autocomplete="one-time-code"></label>',
  'new password': '<label>New password <input type="password" name="new-password" autocomplete="new-password"></label>',
};

const titles: Readonly<Record<Demand, string>> = {
  'second factor': 'Second factor',
  'new password': 'Change your password',
};

/** Asks for what the directory wants after the right password. */
export function demandPage(demand: Demand, { action, fields, failed }: DemandPage): EndpointResponse {
  const kept = Object.entries(fields).map(([name, value]) => hidden(name, value));
  const complaint = failed ? '<p role="alert">That is not right.</p>' : '';
  return page({
    title: titles[demand],
    section: titles[demand],
    status: failed ? 401 : 200,
    body:
      `${complaint}<form method="post" action="${escaped(action)}">${kept.join('')}${inputs[demand]}` +
      '<button type="submit">Continue</button></form>',
  });
}
