import { z } from 'zod';
import { type CloudResponse, json } from '../cloud.js';
import { supportedCountries } from './countries.table.js';
import { companyOf, read, refused, type Visit } from './portal-visit.js';
import { accountIsKnown, countryIsSupported, stateAfterSubmission } from './registration-rules.js';
import type { Company } from './state.js';

/** POST `/accounts`: somebody gets a Samsung account. */
export function addAccount(visit: Visit): CloudResponse {
  const { email } = read(visit, z.strictObject({ email: z.string().min(3) }));
  visit.state.accounts.add(email);
  return json({ email }, 201);
}

const registration = z.strictObject({
  account: z.string().min(3),
  name: z.string().min(1),
  country: z.string().length(2),
  /** Whether the company's profile says all that Samsung asks. */
  complete: z.boolean().default(true),
});

/** POST `/companies`: a company asks for Knox Mobile Enrollment. */
export function register(visit: Visit): CloudResponse {
  const { account, name, country, complete } = read(visit, registration);
  const { state, context } = visit;
  if (!accountIsKnown(context, state.accounts.has(account)))
    throw refused(401, `${account} is no Samsung account: register one first.`);
  if (!countryIsSupported(context, supportedCountries.has(country)))
    throw refused(403, `Knox Mobile Enrollment is not offered in ${country}.`);
  const company: Company = {
    id: state.nextId(),
    name,
    account,
    state: stateAfterSubmission(context, complete),
    resellers: new Set(),
    profiles: new Map(),
    devices: new Map(),
  };
  state.companies.set(company.id, company);
  return json(shown(company), 201);
}

/** POST `/companies/:/review`: Samsung's follow-up ends well. */
export function approve(visit: Visit): CloudResponse {
  const company = companyOf(visit);
  company.state = 'approved';
  return json(shown(company));
}

function shown({ id, name, state }: Company) {
  return { id, name, state };
}
