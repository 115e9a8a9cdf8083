import { z } from 'zod';
import { UsageError } from '../../protocol/base/errors.js';
import { perModel } from '../device/per-model.js';

const version = z.string().regex(/^\d\.\d$/);

/** How a package behaves when it is installed: minutes, and how it ends. `restarts`: its installer restarts the PC by itself. */
const packageHabits = z.strictObject({
  minutes: z.number().min(0).default(1),
  ending: z.enum(['installs', 'fails', 'hangs', 'restarts']).default('installs'),
});

/** Kinds of local accounts, as far as they matter for enrolling. */
const accounts = ['administrator', 'standard user', 'built-in administrator'] as const;
export type Account = (typeof accounts)[number];

export type PackageHabits = z.infer<typeof packageHabits>;

/** What a Windows model may say of itself beyond the facts that every platform has. */
const habitsSchema = z.strictObject({
  serial: z.strictObject({ prefix: z.string().regex(/^[0-9A-Z]*$/), length: z.int().min(6).max(20) }),
  /** RequestVersion of Discover. */
  requestVersion: version,
  deviceType: z.string().default('CIMClient_Windows'),
  /** Value of the OSEdition enumeration (MS-MDE2 §2.2.9.6). */
  osEdition: z.int().min(0),
  authPolicies: z.array(z.enum(['OnPremise', 'Federated', 'Certificate'])).min(1),
  /** `Full`: the enrollment of a user. `Device`: that of a device. */
  enrollmentType: z.enum(['Full', 'Device']).default('Full'),
  locale: z.string().default('en-US'),
  /** A TPM is in it that can attest the PC. */
  tpm: z.boolean().default(true),
  /** What the TPM holds and can do. */
  tpmState: z
    .strictObject({
      holdsKey: z.boolean().default(true),
      holdsDirectoryKeys: z.boolean().default(true),
      attests: z.boolean().default(true),
    })
    .prefault({}),
  /** What was changed since it left the factory. */
  repaired: z.enum(['nothing', 'network card', 'main board']).default('nothing'),
  /** A network cable is in it. */
  wired: z.boolean().default(true),
  /** Fresh from the box: the directory is joined in the first run, not from Settings. */
  firstRun: z.boolean().default(false),
  /** Resolver of the network that the PC is in, over HTTPS (RFC 8484); without one, names are taken for granted. */
  resolver: z.url().exactOptional(),
  /** Root of the push service that the PC reaches; without one it has no channel. */
  pushService: z.url().exactOptional(),
  /** The kind of local account that somebody is signed in with. */
  account: z.enum(accounts).default('administrator'),
  /** Where the PC belongs before it enrolls. */
  joined: z.enum(['workgroup', 'active-directory', 'directory']).default('workgroup'),
  /** Network adapters; each gives a MAC context item. */
  adapters: z.int().min(1).max(8).default(1),
  /** Context items in the order in which this version sends them; one MAC stands for all adapters. */
  contextItems: z.array(z.string()).min(1),
  /** `legacy`: NUL-terminated PrintableString and the OIW signature identifier. */
  certificateRequest: z.enum(['legacy', 'current']),
  provisioning: z
    .strictObject({
      /** Refuses an account without an APPAUTH for CLIENT and one for APPSRV. */
      wantsBothCredentials: z.boolean().default(true),
      /** Refuses credentials whose nonce is no base64: seen of build 26200; other PCs enroll with servers that write the bare word "nonce" (fleetdm/fleet, server/mdm/microsoft). */
      wantsNonces: z.boolean().default(false),
      /** Fails on RootCATrustedCertificates. */
      refusesRootList: z.boolean().default(true),
    })
    .prefault({}),
  /** Headers of the enrollment client. */
  headers: z.record(z.string(), z.string()).default({ 'User-Agent': 'ENROLLClient' }),
  /** Packages that behave in their own way, by kind and name: `win32:Reader`. */
  packages: z.record(z.string(), packageHabits).default({}),
  management: z
    .strictObject({
      userAgent: z.string().default('MSFT OMA DM Client/1.2.0.1'),
      headers: z.record(z.string(), z.string()).default({}),
      firstCmdId: z.int().min(1).default(2),
      dmVersion: z.string().default('1.3'),
      /** Spoken whatever the account tells. */
      encoding: z.enum(['xml', 'wbxml']).exactOptional(),
      /** Octets of a message that it takes, told to the server; Windows tells none. */
      maxMsgSize: z.int().min(1_200).exactOptional(),
      /** Results that are longer come in pieces of so many characters, perhaps wrong on purpose; Windows sends none. */
      pieces: z
        .strictObject({ length: z.int().min(100), ends: z.enum(['short', 'broken']).exactOptional() })
        .exactOptional(),
    })
    .prefault({}),
});

export type WindowsHabits = z.infer<typeof habitsSchema>;

/** The Windows part of a model. Throws UsageError naming the model and the key. */
export const windowsHabits = perModel((model): WindowsHabits => {
  const read = habitsSchema.safeParse(model.habits);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError('MODEL_INVALID', `habits.${issue?.path.join('.')}: ${issue?.message}`, {
    place: `${model.id}.yaml`,
  });
});

/** How this PC experiences a package. */
export const habitsOfPackage = (habits: WindowsHabits, name: string): PackageHabits =>
  habits.packages[name] ?? { minutes: 1, ending: 'installs' };
