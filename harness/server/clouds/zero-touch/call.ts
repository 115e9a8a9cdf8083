import { type GoogleStatus, googleError, googleStatus } from '../../../../protocol/amapi/errors.table.js';
import type { Random } from '../../../../protocol/base/random.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { CloudRefusal, json } from '../cloud.js';
import type { Account, ClaimedDevice, Customer, Partner, ZeroTouchState } from './state.js';

/** A call of the API; `names` are the ids of its path, in order. */
export interface Call {
  readonly context: RuleContext;
  readonly random: Random;
  readonly state: ZeroTouchState;
  readonly account: Account;
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: JsonObject;
}

export const refuse = (status: GoogleStatus, message: string, details: readonly JsonObject[] = []): CloudRefusal => {
  const { error } = googleError(status, message);
  return new CloudRefusal(json({ error: { ...error, ...(details.length > 0 && { details }) } }, googleStatus[status]));
};

const errorType = 'type.googleapis.com/google.android.device.provisioning.v1';

/** Nobody of the customer has accepted the terms of service (zero-touch enrollment, "Terms of Service"). */
export const tosError = (): CloudRefusal =>
  refuse('PERMISSION_DENIED', 'Terms of Service must be accepted in the portal first.', [
    { '@type': `${errorType}.TosError`, latestTosAccepted: false },
  ]);

/** The customer of the call; somebody else's is not there. */
export function customerOf({ state, account, names }: Call): Customer {
  const customer = state.customers.get(names[0] ?? '');
  if (customer === undefined || !customer.people.includes(account.email))
    throw refuse('NOT_FOUND', `Requested entity was not found: customers/${names[0]}`);
  return customer;
}

export function partnerOf({ state, account, names }: Call): Partner {
  const partner = state.partners.get(names[0] ?? '');
  if (partner === undefined || account.partner !== partner.id)
    throw refuse('PERMISSION_DENIED', `The account does not act for partners/${names[0]}.`);
  return partner;
}

/** A device of the customer by the last part of its name. */
export function deviceOf({ state }: Call, customer: Customer, id: string): ClaimedDevice {
  const device = state.devices.get(id);
  if (device === undefined || device.customer !== customer.id)
    throw refuse('NOT_FOUND', `Requested entity was not found: customers/${customer.id}/devices/${id}`);
  return device;
}

/** Last part of a resource name. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
