import { z } from 'zod';
import { deviceFamilies, deviceOses } from '../../../../protocol/dep/messages.js';

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
  createdBy: text.default('administrator@simulated.example'),
});

const facts = {
  model: text.optional(),
  description: text.optional(),
  color: text.optional(),
  asset_tag: z.string().max(250).optional(),
  device_family: z.enum(deviceFamilies).optional(),
  os: z.enum(deviceOses).optional(),
  order_number: text.optional(),
};

export const devicesDocument = z.strictObject({
  devices: z.array(z.strictObject({ serial_number: text, ...facts })).max(100_000),
});

export const factsDocument = z.strictObject(facts);

/** Devices are picked by serial numbers or by the number of the order. */
export const selectionDocument = z.strictObject({
  serials: z.array(text).max(100_000).optional(),
  orderNumber: text.optional(),
  server: text.optional(),
  by: text.default('administrator@simulated.example'),
});
export type Selection = z.infer<typeof selectionDocument>;
