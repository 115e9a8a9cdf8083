import { z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { CloudRefusal, type CloudResponse, json, jsonBody } from '../cloud.js';
import { addCustomer } from './companies.js';
import type { CloudVisit } from './zero-touch-cloud.js';

/*
 * What stands for the web pages of the portal and for what resellers and Google do behind it: companies, accounts, terms of service.
 * Configurations and devices are read and written by the API, as on the real pages.
 */

const partnerDocument = z.strictObject({
  companyName: z.string().min(1),
  parent: z.string().exactOptional(),
  participates: z.boolean().default(true),
});
const customerDocument = z.strictObject({
  companyName: z.string().min(1),
  people: z.array(z.string().min(3)).min(1),
  soldBy: z.string().exactOptional(),
});
const accountDocument = z.strictObject({ email: z.string().min(3), partner: z.string().exactOptional() });

const calls: Readonly<Record<string, (visit: CloudVisit) => JsonObject>> = {
  'POST /partners': (visit) => {
    const partner = { id: visit.state.nextId(), ...read(visit, partnerDocument) };
    visit.state.partners.set(partner.id, partner);
    return { ...partner };
  },
  'POST /customers': (visit) => {
    const { soldBy, ...document } = read(visit, customerDocument);
    const { id, companyName } = addCustomer(visit, { ...document, ...(soldBy !== undefined && { soldBy }) });
    return { id, companyName };
  },
  'POST /accounts': (visit) => {
    const account = read(visit, accountDocument);
    const token = Buffer.from(visit.random.bytes(24)).toString('base64url');
    visit.state.accounts.set(token, account);
    return { ...account, token };
  },
  'POST /terms': (visit) => {
    const { customer } = read(visit, z.strictObject({ customer: z.string() }));
    const found = visit.state.customers.get(customer);
    if (found === undefined) throw refused(404, `there is no customer ${customer}`);
    found.termsAccepted = true;
    return { customer, termsAccepted: true };
  },
};

/** Answers whoever showed the portal's token; `path` is below `/portal`. */
export function answerPortal(visit: CloudVisit, path: string): CloudResponse {
  const call = `${visit.request.method} ${path}`;
  const found = Object.hasOwn(calls, call) ? calls[call] : undefined;
  if (found === undefined) throw refused(404, `there is no ${call}; there is ${Object.keys(calls).join(', ')}`);
  return json(found(visit));
}

function read<T>({ request }: CloudVisit, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonBody(request) ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refused(400, `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

const refused = (status: number, message: string): CloudRefusal => new CloudRefusal(json({ message }, status));
