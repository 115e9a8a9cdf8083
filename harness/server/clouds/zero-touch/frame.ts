import { z } from 'zod';
import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { CloudRefusal, type CloudResponse, json, jsonBody } from '../cloud.js';
import { addConfiguration, fieldsOf, shown } from './configurations.js';
import { dpcPathOf } from './dpcs.js';
import { type FrameOperation, frameOffers, madeByLinking, staysLinked } from './frame-rules.js';
import { listed } from './rules.js';
import type { Customer, Frame } from './state.js';
import type { CloudVisit } from './zero-touch-cloud.js';

/*
 * The pages that an MDM console embeds (zero-touch iframe). Google serves a web page there, opened by a web token with the console's DPC and its
 * extras in the address; what people do on it is ours: JSON by POST.
 */

const support = z.object({ companyName: z.string().min(1), contactEmail: z.string(), contactPhone: z.string() });

const deed = z.object({
  operation: z.string(),
  /** Google account that the reseller was given. */
  account: z.string().optional(),
  /** Id of the zero-touch account: the customer. */
  customer: z.string().optional(),
  support: support.optional(),
  dpcExtras: z.string().optional(),
  /** Hardware serial numbers or IMEIs. */
  devices: z.array(z.string()).optional(),
});
type Deed = z.infer<typeof deed>;

interface OpenFrame extends CloudVisit {
  readonly frame: Frame;
}

const deeds: Readonly<Record<FrameOperation, (open: OpenFrame, deed: Deed) => JsonObject>> = {
  'link account': link,
  'link other accounts': link,
  'unlink account': unlink,
  'add support information': setSupport,
  'edit support information': setSupport,
  'view configurations': view,
  'configure devices': configureDevices,
  'customize provisioning extras': customize,
};

/** What somebody does in the frame; the token of the frame is in the address. */
export function answerFrame(visit: CloudVisit): CloudResponse {
  const frame = visit.state.frames.get(visit.request.query.get('token') ?? '');
  if (frame === undefined) throw no(401, 'the web token of this frame is not known');
  const read = deed.safeParse(jsonBody(visit.request) ?? {});
  if (!read.success) throw no(400, 'the body says no operation');
  const operation = read.data.operation as FrameOperation;
  if (!Object.hasOwn(deeds, operation)) throw no(400, `there is no operation "${operation}"`);
  if (!frameOffers(visit.context, operation, frame.linked.size)) throw no(409, `${operation} is not offered here now`);
  return json(deeds[operation]({ ...visit, frame }, read.data));
}

const no = (status: number, message: string): CloudRefusal => new CloudRefusal(json({ message }, status));

/** The account signs in, chooses the customer, and the default configuration of the console is made. */
function link(open: OpenFrame, { account = '', customer: id = '' }: Deed): JsonObject {
  const customer = open.state.customers.get(id);
  if (customer === undefined || !customer.people.includes(account))
    throw no(403, `${account} is not the account that a reseller has for this customer`);
  open.frame.linked.add(id);
  const made = madeByLinking(open.context, open.frame.dpcExtras);
  if (made === undefined) return {};
  return shown(customer, make(open, customer, 'Default configuration', made));
}

function make(
  open: OpenFrame,
  customer: Customer,
  configurationName: string,
  { isDefault, dpcExtras }: { readonly isDefault: boolean; readonly dpcExtras: string },
) {
  const dpcResourcePath = dpcPathOf(open.frame.dpc, customer);
  const fields = fieldsOf(open, customer, { configurationName, dpcResourcePath, dpcExtras, ...open.frame.support });
  return addConfiguration(open, customer, { fields, madeIn: 'frame', isDefault });
}

function unlink({ frame, context }: OpenFrame, { customer = '' }: Deed): JsonObject {
  const stay = staysLinked(context, [...frame.linked], customer);
  frame.linked.clear();
  for (const id of stay) frame.linked.add(id);
  return { linked: stay };
}

function setSupport({ frame }: OpenFrame, { support: given }: Deed): JsonObject {
  if (given === undefined) throw no(400, 'support: nothing is given');
  frame.support = given;
  return { support: given };
}

function view(open: OpenFrame): JsonObject {
  const customers = linkedCustomers(open);
  const all = customers.flatMap((customer) =>
    listed(open.context, [...customer.configurations.values()]).map((one) => shown(customer, one)),
  );
  return { linked: customers.map(({ id }) => id), support: { ...open.frame.support }, configurations: all };
}

/** Devices by serial number or IMEI get the frame's configuration. */
function configureDevices(open: OpenFrame, { devices = [] }: Deed): JsonObject {
  const configured = linkedCustomers(open).flatMap((customer) => {
    const mine = [...customer.configurations.values()].find(({ madeIn }) => madeIn === 'frame');
    const chosen = [...open.state.devices.values()].filter(
      ({ customer: owner, identifier: { imei = '', serialNumber = '' } }) =>
        owner === customer.id && (devices.includes(imei) || devices.includes(serialNumber)),
    );
    if (mine !== undefined) for (const device of chosen) device.configuration = mine.id;
    return mine === undefined ? [] : chosen.map(({ id }) => id);
  });
  return { configured };
}

/** A configuration of its own with other extras, for the first linked customer. */
function customize(open: OpenFrame, { dpcExtras = '' }: Deed): JsonObject {
  const [customer] = linkedCustomers(open);
  if (customer === undefined) throw no(409, 'no account is linked');
  return shown(customer, make(open, customer, 'Customized extras', { isDefault: false, dpcExtras }));
}

function linkedCustomers({ frame, state }: OpenFrame): readonly Customer[] {
  return [...frame.linked].flatMap((id) => state.customers.get(id) ?? []);
}

/** POST `/emm/webTokens`: an MDM server opens a frame for its console: `{ enterprise, dpcId, dpcExtras }`. */
export function openFrame({ state, random, request }: CloudVisit): CloudResponse {
  const { enterprise, dpcId, dpcExtras } = jsonBody(request) ?? {};
  if (typeof enterprise !== 'string' || typeof dpcId !== 'string' || typeof dpcExtras !== 'string')
    throw no(400, 'enterprise, dpcId and dpcExtras are needed');
  if (!isJsonObject(tryJson(dpcExtras))) throw no(400, 'dpcExtras is no JSON object');
  const token = Buffer.from(random.bytes(24)).toString('base64url');
  const contact = { companyName: enterprise, contactEmail: `it@${enterprise}`, contactPhone: '+1 (555) 0100' };
  state.frames.set(token, { enterprise, dpc: dpcId, dpcExtras, linked: new Set(), support: contact });
  return json({ token });
}

function tryJson(text: string): JsonObject | undefined {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return undefined;
  }
}
