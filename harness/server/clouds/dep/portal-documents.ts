import { z } from 'zod';
import { deviceFamilies, deviceOses } from '../../../../protocol/dep/messages.js';
import { firstAccount, roles } from './organisation.js';

/** What an administrator writes in the portal. */
const text = z.string().min(1).max(250);

export const organisationDocument = z.strictObject({ name: text, type: z.enum(['org', 'edu']).default('org') });

export const organisationChange = z.strictObject({
  terms: z.enum(['accepted', 'pending']).optional(),
  /** By path of the call: what is answered in place of the real answer. An empty object ends them all. */
  faults: z.record(z.string(), z.strictObject({ status: z.int().min(400).max(599), body: z.string() })).optional(),
});

export const serverDocument = z.strictObject({
  name: text,
  /** PEM of an RSA certificate. */
  publicKey: z.string(),
  createdBy: text.default(firstAccount),
});

/** Who downloads a token. */
export const tokenWish = z.strictObject({ by: text.default(firstAccount) });

export const accountDocument = z.strictObject({ email: text, role: z.enum(roles) });

/** What happens to an account: it gets another password, or its owner leaves. */
export const accountChange = z.strictObject({
  passwordChanged: z.literal(true).optional(),
  left: z.boolean().optional(),
});

const facts = {
  model: text.optional(),
  description: text.optional(),
  color: text.optional(),
  asset_tag: z.string().max(250).optional(),
  device_family: z.enum(deviceFamilies).optional(),
  os: z.enum(deviceOses).optional(),
  order_number: text.optional(),
  /** Who sold or added it, and how much it holds: `256 GB`. */
  source: text.optional(),
  storage: text.optional(),
};

export const devicesDocument = z.strictObject({
  devices: z.array(z.strictObject({ serial_number: text, ...facts })).max(100_000),
  /** Also devices that another organisation owns, which Apple would not do: to see what an MDM server makes of it. */
  claimed: z.boolean().default(false),
});

export const factsDocument = z.strictObject(facts);

/** What the list of devices is narrowed down by. */
const filterDocument = z.strictObject({
  management: z.enum(['assigned', 'unassigned']).optional(),
  source: text.optional(),
  orderNumber: text.optional(),
  deviceType: text.optional(),
  storage: text.optional(),
});
export type DeviceFilter = z.infer<typeof filterDocument>;

/** Devices are picked by a filter, by serial numbers, by the number of the order, or by a CSV file of serial numbers. */
export const selectionDocument = z.strictObject({
  serials: z.array(text).max(100_000).optional(),
  orderNumber: text.optional(),
  csv: z.string().max(4_000_000).optional(),
  filter: filterDocument.optional(),
  server: text.optional(),
  /** RFC 3339: by when devices that another server manages migrate to this one. */
  migrationDeadline: z.iso.datetime().optional(),
  by: text.default(firstAccount),
});
export type Selection = z.infer<typeof selectionDocument>;
