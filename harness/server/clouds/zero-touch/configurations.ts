import { readDuration, writeDuration } from '../../../../protocol/amapi/duration.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { configurationMembers, forcedReset } from '../../../../protocol/zero-touch/messages.js';
import { checkBody } from '../amapi/check-body.js';
import type { Shape } from '../amapi/shapes.table.js';
import { type Call, customerOf, lastPart, refuse } from './call.js';
import {
  byDefault,
  extrasAreReadable,
  formerDefaults,
  maskedUpdate,
  mayBeDeleted,
  phoneIsReadable,
  resetTimeout,
} from './configuration-rules.js';
import { dpcNamed } from './dpcs.js';
import { listed } from './rules.js';
import type { Configuration, ConfigurationFields, Customer } from './state.js';

/** What a caller may send; the ids are the service's. */
const configurationShape: Shape = {
  ...Object.fromEntries([...configurationMembers, 'name', 'configurationId'].map((name) => [name, 'string' as const])),
  isDefault: 'bool',
};
const required = ['configurationName', 'dpcResourcePath', 'companyName', 'contactEmail', 'contactPhone'] as const;

type Making = Pick<Call, 'context' | 'state'>;

/** customers.configurations.create */
export function createConfiguration(call: Call): JsonObject {
  const customer = customerOf(call);
  const fields = fieldsOf(call, customer, call.body);
  return shown(
    customer,
    addConfiguration(call, customer, { fields, madeIn: 'portal', isDefault: call.body.isDefault === true }),
  );
}

/** Keeps a configuration; a default one reaches every device of the customer that has none. */
export function addConfiguration(making: Making, customer: Customer, made: Omit<Configuration, 'id'>): Configuration {
  const configuration = { id: making.state.nextId(), ...made };
  customer.configurations.set(configuration.id, configuration);
  if (configuration.isDefault) becomeDefault(making, customer, configuration);
  return configuration;
}

function becomeDefault({ context, state }: Making, customer: Customer, configuration: Configuration): void {
  for (const former of formerDefaults(context, [...customer.configurations.values()], configuration))
    former.isDefault = false;
  configuration.isDefault = true;
  for (const device of state.devices.values()) {
    if (device.customer !== customer.id) continue;
    device.configuration = byDefault(context, device.configuration, configuration.id);
  }
}

/** customers.configurations.list */
export function listConfigurations(call: Call): JsonObject {
  const customer = customerOf(call);
  const all = listed(call.context, [...customer.configurations.values()]);
  return { configurations: all.map((one) => shown(customer, one)) };
}

export const getConfiguration = (call: Call): JsonObject => shown(customerOf(call), configurationOf(call));

/** customers.configurations.patch: without a mask nothing says what is to change, and the call is refused. */
export function patchConfiguration(call: Call): JsonObject {
  const customer = customerOf(call);
  const configuration = configurationOf(call);
  const mask = (call.query.get('updateMask') ?? '').split(',').filter((member) => member !== '');
  if (mask.length === 0) throw refuse('INVALID_ARGUMENT', 'updateMask must name the fields to update.');
  const wanted = fieldsOf(call, customer, { ...written(configuration), ...call.body });
  const names = mask.map((member) => (member === 'forcedResetTime' ? 'forcedResetMs' : member));
  const changed = { ...configuration, fields: maskedUpdate(call.context, configuration.fields, wanted, names) };
  customer.configurations.set(configuration.id, changed);
  if (mask.includes('isDefault') && call.body.isDefault === true) becomeDefault(call, customer, changed);
  return shown(customer, changed);
}

/** customers.configurations.delete: one that devices have stays. */
export function deleteConfiguration(call: Call): JsonObject {
  const customer = customerOf(call);
  const { id } = configurationOf(call);
  const devices = [...call.state.devices.values()].filter(({ configuration }) => configuration === id);
  if (!mayBeDeleted(call.context, devices.length))
    throw refuse('FAILED_PRECONDITION', 'The configuration is applied to devices.');
  customer.configurations.delete(id);
  return {};
}

export function configurationOf(call: Call): Configuration {
  return configurationNamed(customerOf(call), call.names[1] ?? '');
}

/** A configuration of the customer, by its id or its resource name. */
export function configurationNamed(customer: Customer, name: string): Configuration {
  const found = customer.configurations.get(lastPart(name));
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${name}`);
  return found;
}

/** Members as written by a caller, checked. */
export function fieldsOf(
  { context }: Pick<Call, 'context'>,
  customer: Customer,
  body: JsonObject,
): ConfigurationFields {
  checkBody({ context, body }, configurationShape);
  const text = (member: string): string => (typeof body[member] === 'string' ? body[member] : '');
  const missing = required.find((member) => text(member) === '');
  if (missing !== undefined) throw refuse('INVALID_ARGUMENT', `${missing} is required.`);
  if (dpcNamed(text('dpcResourcePath'), customer) === undefined)
    throw refuse('INVALID_ARGUMENT', `dpcResourcePath: there is no DPC ${text('dpcResourcePath')}.`);
  if (!/^[^@\s]+@[^@\s]+$/.test(text('contactEmail'))) throw refuse('INVALID_ARGUMENT', 'contactEmail is no address.');
  if (!phoneIsReadable(context, text('contactPhone')))
    throw refuse('INVALID_ARGUMENT', 'contactPhone takes numerals, spaces, plus, hyphens and parentheses.');
  const dpcExtras = text('dpcExtras') || '{}';
  if (!extrasAreReadable(context, dpcExtras)) throw refuse('INVALID_ARGUMENT', 'dpcExtras is no JSON object.');
  return {
    configurationName: text('configurationName'),
    dpcResourcePath: text('dpcResourcePath'),
    dpcExtras,
    companyName: text('companyName'),
    contactEmail: text('contactEmail'),
    contactPhone: text('contactPhone'),
    customMessage: text('customMessage'),
    forcedResetMs: resetTime({ context }, body),
  };
}

function resetTime({ context }: Pick<Call, 'context'>, { forcedResetTime }: JsonObject): number {
  const asked = forcedResetTime === undefined ? undefined : (readDuration(forcedResetTime) ?? Number.NaN);
  const timeout = Number.isNaN(asked) ? undefined : resetTimeout(context, asked);
  if (timeout !== undefined) return timeout;
  throw refuse('INVALID_ARGUMENT', `forcedResetTime must be from 0s to ${forcedReset.most / 1_000}s.`);
}

/** A configuration in the words of the API. */
export function shown(customer: Customer, configuration: Configuration): JsonObject {
  const name = `customers/${customer.id}/configurations/${configuration.id}`;
  return { name, configurationId: configuration.id, ...written(configuration), isDefault: configuration.isDefault };
}

function written({ fields: { forcedResetMs, ...fields } }: Configuration): JsonObject {
  return { ...fields, forcedResetTime: writeDuration(forcedResetMs) };
}
