import { z } from 'zod';
import { UsageError } from '../../protocol/base/errors.js';
import { isSkipKey } from '../../protocol/dep/skip-keys.table.js';
import { perModel } from '../device/per-model.js';

/** How an Apple device model behaves on the wire. Everything that differs between real devices is here and not in the code. */
const habitsSchema = z.strictObject({
  /** User-Agent of the MDM client: `MDM/1.0` on iOS, `MDM-OSX/1.0 mdmclient/…` on macOS. */
  userAgent: z.string().min(1),
  /** User-Agent of the browser in which a person opens the enrollment page. */
  webUserAgent: z.string().min(1),
  /** Whether the web view of Setup Assistant keeps cookies from one page to the next; it does not always. */
  webViewKeepsCookies: z.boolean().default(true),
  /** Whether Mdm-Signature carries signingTime (iOS does, macOS does not). */
  signingTime: z.boolean(),
  /** Whether command reports repeat the RequestType (macOS). */
  reportsRequestType: z.boolean(),
  /** Whether the device ends management when the server answers 401. */
  unenrollsOn401: z.boolean().default(true),
  /** Locked in the holder's pocket; commands that need an unlocked device are put off until the holder takes it up. */
  locked: z.boolean().default(false),
  /** Milliseconds after which a device that answered NotNow last polls by itself. */
  notNowPollMs: z.int().min(0).default(600_000),
  /** Identifiers of profiles that the holder installed before. */
  ownProfiles: z.array(z.string().min(1)).default([]),
  modelName: z.string().min(1),
  /** Sales part number, such as `MTP03`. */
  modelNumber: z.string().min(1),
  /** First characters of the serial number. */
  serialPrefix: z.string().default(''),
  cellular: z.boolean().default(false),
  battery: z.boolean().default(true),
  appleSilicon: z.boolean().default(false),
  /** A Mac: somebody with a secure token has signed in to it before. */
  signedIn: z.boolean().default(true),
  /** A Mac that a script enrolled, before June 2020, without the approval of its user. */
  scripted: z.boolean().default(false),
  /** A Mac: its user has an account with an administrator's rights. */
  administrator: z.boolean().default(true),
  /** A Mac that is a program on another one. */
  virtualMachine: z.boolean().default(false),
  /** Gigabytes. */
  capacity: z.number().positive().default(128),
  /** Protected by a passcode; without one the lock screen keeps nobody out. */
  passcode: z.boolean().default(true),
  /** What the passcode is like, and how the holder set the lock; a device that obeys a policy has it set accordingly. */
  passcodeIs: z
    .strictObject({
      length: z.int().min(0).default(6),
      simple: z.boolean().default(false),
      alphanumeric: z.boolean().default(false),
      ageDays: z.number().min(0).default(0),
      /** Minutes after the lock until it is asked for. */
      graceMinutes: z.number().min(0).default(0),
      /** Minutes of rest until the device locks. */
      autoLockMinutes: z.number().min(0).default(2),
    })
    .prefault({}),
  /** Agrees to the ConsentText of a profile. */
  consents: z.boolean().default(true),
  /** What the holder types where a profile asks for its removal password. */
  removalPassword: z.string().default(''),
  /** What the holder types where an identity in a profile asks for its password. */
  identityPassword: z.string().default(''),
  /** Digits that the holder types when a policy asks for a new passcode; without them the passcode is as `passcodeIs` says. */
  typesPasscode: z.string().regex(/^\d+$/).optional(),
  jailbroken: z.boolean().default(false),
  /** Account with which the holder signs in to an app where that is allowed. */
  personalAccount: z.string().min(1).default('me@personal.example'),
  /** How it proves to be who asked for a code of OAuth 2 (RFC 7636); Apple documents none. */
  codeProof: z.enum(['none', 'S256', 'plain']).default('none'),
  /** Names of Wi-Fi networks within reach. */
  networks: z.array(z.string()).default(['home']),
  /** Certificates that the holder trusts, DER, base64. */
  ownCertificates: z.array(z.string().min(1)).default([]),
  /** Names of provisioning profiles that the holder installed. */
  ownProvisioning: z.array(z.string().min(1)).default([]),
  /** Bundle identifiers of apps that the holder installed before. */
  ownApps: z.array(z.string().min(1)).default([]),
  /** Whether the holder signs in with an Apple ID in Setup Assistant. */
  appleId: z.boolean().default(false),
  /** Whether the holder agrees when the device asks to install or take over an app. */
  acceptsApps: z.boolean().default(true),
  /** Updates that the device finds when it looks for them. */
  updates: z.array(z.strictObject({ productKey: z.string(), version: z.string(), build: z.string() })).default([]),
  /** Accounts on a Mac or a Shared iPad; the first one is logged in. */
  accounts: z.array(z.strictObject({ name: z.string(), fullName: z.string() })).default([]),
  /** Who uses the Mac: an account of its own, or one of a directory, who proves himself to the server. */
  userChannel: z.enum(['none', 'local', 'directory']).default('none'),
  /** Types a wrong password where the user channel asks for one. */
  mistypes: z.boolean().default(false),
  /** Identifiers of apps that support Shared Device Mode. */
  modeApps: z.array(z.string()).default([]),
  /** An iPad for several people. */
  shared: z.boolean().default(false),
  /** Waits in Setup Assistant for DeviceConfigured. */
  awaitsConfiguration: z.boolean().default(false),
  /** Still belongs to somebody's Apple Account, which locks its activation. */
  appleAccount: z.boolean().default(false),
  /** What is chosen when Apple Configurator prepares the device. */
  preparation: z
    .strictObject({
      supervised: z.boolean().default(true),
      organization: z.string().default('Simulated'),
      /** Panes of Setup Assistant that are not shown, by their skip keys. */
      hidden: z.array(z.string().refine(isSkipKey, 'no pane of Setup Assistant')).default([]),
    })
    .prefault({}),
  /** Names of AirPlay receivers within reach. */
  airPlay: z.array(z.string()).default([]),
  /** Whether FileVault is on. */
  fileVault: z.boolean().default(false),
  /** Password of the Mac's administrator, which opens FileVault. */
  password: z.string().default('simulated'),
  /** Where the device is: latitude and longitude in degrees. */
  position: z.tuple([z.number(), z.number()]).default([52.52, 13.405]),
});

export type AppleHabits = z.infer<typeof habitsSchema>;

/** Throws UsageError naming the model and the key. */
export const appleHabits = perModel((model): AppleHabits => {
  const read = habitsSchema.safeParse(model.habits);
  if (read.success) return read.data;
  throw new UsageError('MODEL_INVALID', `habits of ${model.name}: ${z.prettifyError(read.error)}`, {
    place: `agents/models/${model.id}.yaml`,
    fix: 'agents/apple/habits.ts lists the habits of an Apple device.',
  });
});
