import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { page, textOf } from '../amapi/call.js';
import { type Call, partnerOf, refuse } from './call.js';
import type { Customer, Partner } from './state.js';

/** customers.list: the customers whose person the account is. */
export function listOwnCustomers({ state, account, query }: Call): JsonObject {
  const own = [...state.customers.values()].filter(({ people }) => people.includes(account.email));
  const customers = own.map((customer) => shownCustomer(customer, `customers/${customer.id}`));
  return page(query, 'customers', customers, { usual: 100, max: 100 });
}

/** partners.customers.list */
export function listCustomers(call: Call): JsonObject {
  return customersOf(call, partnerOf(call), `partners/${call.names[0]}`);
}

/** partners.customers.create */
export function createCustomer(call: Call): JsonObject {
  const partner = partnerOf(call);
  const company = call.body.customer;
  const written = isJsonObject(company) ? company : {};
  const companyName = textOf(written.companyName);
  const people = [...emails(written.ownerEmails), ...emails(written.adminEmails)];
  if (companyName === undefined || emails(written.ownerEmails).length === 0)
    throw refuse('INVALID_ARGUMENT', 'companyName and one of ownerEmails are required.');
  const customer = addCustomer(call, { companyName, people, soldBy: partner.id });
  return shownCustomer(customer, `partners/${partner.id}/customers/${customer.id}`);
}

const emails = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

export function addCustomer(
  { state }: Pick<Call, 'state'>,
  { companyName, people, soldBy }: { companyName: string; people: readonly string[]; soldBy?: string },
): Customer {
  const customer: Customer = {
    id: state.nextId(),
    companyName,
    people,
    soldBy: new Set(soldBy === undefined ? [] : [soldBy]),
    termsAccepted: false,
    configurations: new Map(),
  };
  state.customers.set(customer.id, customer);
  return customer;
}

/** partners.vendors.list */
export function listVendors(call: Call): JsonObject {
  const { id } = partnerOf(call);
  const vendors = vendorsOf(call, id).map((vendor) => ({
    name: `partners/${id}/vendors/${vendor.id}`,
    companyId: vendor.id,
    companyName: vendor.companyName,
  }));
  return { ...page(call.query, 'vendors', vendors, { usual: 100, max: 100 }), totalSize: vendors.length };
}

/** partners.vendors.customers.list */
export function listVendorCustomers(call: Call): JsonObject {
  const { id } = partnerOf(call);
  const vendor = vendorsOf(call, id).find((one) => one.id === call.names[1]);
  if (vendor === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: vendors/${call.names[1]}`);
  return customersOf(call, vendor, `partners/${id}/vendors/${vendor.id}`);
}

const vendorsOf = ({ state }: Call, partner: string): readonly Partner[] =>
  [...state.partners.values()].filter(({ parent }) => parent === partner);

function customersOf({ state, query }: Call, partner: Partner, root: string): JsonObject {
  const sold = [...state.customers.values()].filter(({ soldBy }) => soldBy.has(partner.id));
  const customers = sold.map((customer) => shownCustomer(customer, `${root}/customers/${customer.id}`));
  return { ...page(query, 'customers', customers, { usual: 100, max: 100 }), totalSize: customers.length };
}

function shownCustomer({ id, companyName, termsAccepted }: Customer, name: string): JsonObject {
  const termsStatus = termsAccepted ? 'TERMS_STATUS_ACCEPTED' : 'TERMS_STATUS_NOT_ACCEPTED';
  return { name, companyId: id, companyName, termsStatus };
}
