import { ZodError, z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { missingForApple } from '../mdm-authority.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { detailsAfterImport, nameIsGiven, rowsAllowed } from './rules.js';

const profileSchema = z.strictObject({
  name: z.string(),
  description: z.string().default(''),
  userAffinity: z.boolean().default(false),
  /** With affinity: people sign in to Company Portal, and not in Setup Assistant. */
  companyPortal: z.boolean().default(false),
});

const deviceSchema = z.strictObject({
  serial: z.string().min(1),
  details: z.string().default(''),
  /** Name of its profile. */
  profile: z.string(),
});

/** Settings kind `configurator`: profiles of Apple Configurator, and the devices that may come in by Setup Assistant. */
const schema = z.strictObject({
  profiles: z.array(profileSchema).default([]),
  devices: z.array(deviceSchema).default([]),
  /** A file to take in, which is not kept: serial number and details in each line. */
  import: z
    .strictObject({ csv: z.string(), profile: z.string(), overwriteDetails: z.boolean().default(false) })
    .optional(),
});

export type ConfiguratorProfile = z.infer<typeof profileSchema>;
type Settings = z.infer<typeof schema>;
type ListedDevice = z.infer<typeof deviceSchema>;

export const configurator = (state: TenantState): Settings => schema.parse(readSettings(state, 'configurator'));

/** Throws ZodError on a document that names no profile, or a file that is none. */
export function normalizeConfigurator(document: JsonObject, context: TenantContext): JsonObject {
  const { import: file, ...settings } = schema.parse(document);
  const missing = settings.profiles.length > 0 ? missingForApple(context) : [];
  if (missing.length > 0) throw refusal(['profiles'], `needed before: ${missing.join(', ')}`);
  for (const [index, { name }] of settings.profiles.entries())
    if (!nameIsGiven(context, name)) throw refusal(['profiles', index, 'name'], 'Name is required');
  const devices = file === undefined ? settings.devices : imported(context, settings.devices, file);
  for (const [index, { profile }] of devices.entries())
    if (!settings.profiles.some(({ name }) => name === profile))
      throw refusal(['devices', index, 'profile'], `there is no profile "${profile}"`);
  return { ...settings, devices } as unknown as JsonObject;
}

function imported(
  context: TenantContext,
  known: readonly ListedDevice[],
  { csv, profile, overwriteDetails }: NonNullable<Settings['import']>,
): readonly ListedDevice[] {
  const rows = csv.split(/\r?\n/).filter((line) => line !== '');
  if (!rowsAllowed(context, rows.length)) throw refusal(['import', 'csv'], 'a file has at most 5,000 rows');
  const listed = new Map(known.map((device) => [device.serial, device]));
  for (const [index, row] of rows.entries()) {
    const [serial = '', details = '', ...more] = row.split(',');
    if (serial === '' || more.length > 0)
      throw refusal(['import', 'csv', index], 'a row is a serial number and details');
    const before = listed.get(serial);
    const after = before ? detailsAfterImport(context, before.details, details, overwriteDetails) : details;
    listed.set(serial, { serial, details: after, profile });
  }
  return [...listed.values()];
}

function refusal(path: (string | number)[], message: string): ZodError {
  return new ZodError([{ code: 'custom', path, message, input: undefined }]);
}
