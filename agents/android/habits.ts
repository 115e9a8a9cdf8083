import { z } from 'zod';
import { enrollmentServiceExtra, enrollmentTokenExtra } from '../../protocol/android/provisioning-extras.table.js';
import { UsageError } from '../../protocol/base/errors.js';
import { perModel } from '../device/per-model.js';
import { extensionAbilities } from './administrator/extension-rules.js';
import { securityHabitsSchema } from './security/habits.js';

const googleServices = ['present', 'unreachable', 'absent'] as const;
export type GoogleServices = (typeof googleServices)[number];

/** What an Android model may say of itself beyond the facts that every platform has. */
const habitsSchema = z.strictObject({
  serial: z.strictObject({ prefix: z.string().regex(/^[0-9A-Z]+$/), length: z.int().min(6).max(20) }),
  /** First eight digits of the IMEI; one that begins with 00 is a test code (3GPP TS 23.003 §6.2). */
  typeAllocationCode: z.string().regex(/^\d{8}$/),
  /** User-Agent of management sessions; it says that the device is simulated. */
  userAgent: z.string().default('MSFT Android OMA DM Client/2.7 (simulated)'),
  /** Version of the DPC. */
  applicationVersion: z.string().default('2.7.0.0'),
  /** Feature android.software.managed_users: without it there are no profiles. */
  managedUsers: z.boolean().default(true),
  /** Whether somebody has gone through the set-up of the device already; a method that needs a used device sets it by itself. */
  userSetupComplete: z.boolean().default(false),
  /** Networks in the air by SSID, with their passwords; absent: every network is there and takes every password. */
  networks: z.record(z.string(), z.string()).exactOptional(),
  rooted: z.boolean().default(false),
  /** How safe the device is, and what its user makes of it. */
  security: securityHabitsSchema.default(() => securityHabitsSchema.parse({})),
  /** Google Mobile Services: on the device, on it but out of reach, or not on it. */
  googleServices: z.enum(googleServices).default('present'),
  /** Where the device is used there is Android Enterprise. */
  androidEnterprise: z.boolean().default(true),
  /** The device is certified for Microsoft Teams. */
  teamsCertified: z.boolean().default(false),
  /** Version of the Company Portal app that the person installs. */
  companyPortal: z
    .string()
    .regex(/^\d+(\.\d+)+$/)
    .default('5.0.6152.0'),
  /** Version of the Intune app that a device without Google Play comes into management with. */
  intuneApp: z
    .string()
    .regex(/^\d+(\.\d+)+$/)
    .default('24.10.1'),
  /** Extensions of management that the maker has added. */
  mobilityExtensions: z.enum(extensionAbilities).default('none'),
  nfc: z.boolean().default(true),
  /** The Android user that the person is: the first of the device, or one that was added. */
  androidUser: z.enum(['primary', 'secondary']).default('primary'),
  /** The device was sold by a supplier that takes part in zero-touch. */
  zeroTouch: z.boolean().default(true),
  /** The first set-up is walked without a network; it comes afterwards. */
  setUpOffline: z.boolean().default(false),
  /** Hosts that the network around the device does not let through; `*.` takes in every name below. */
  blockedHosts: z.array(z.string()).default([]),
  /** What the device is connected by when it is turned on. */
  network: z.enum(['wifi', 'cellular', 'none']).default('wifi'),
  /** Somebody has put an account of Google on the device. */
  googleAccount: z.boolean().default(false),
  dualSim: z.boolean().default(false),
  /** Knox version of a Samsung device. */
  knox: z.number().exactOptional(),
  /** The maker lets the device load an exported provisioning file. */
  loadsFiles: z.boolean().default(false),
  /** The device has a button or option by which its user joins a network. */
  picksNetworks: z.boolean().default(true),
  /** Services of the organisation (first labels of their host names) that the network around the device leads to; absent: all. */
  networkReaches: z.array(z.string()).exactOptional(),
  /** Steps of a set-up of the maker's own, before anything else is asked. */
  makerSetup: z.array(z.string()).default([]),
  /** How often the person taps the first screen to open the reader of QR codes. */
  taps: z.int().min(0).default(6),
  /** The device is restarted between provisioning and registration. */
  restartsBeforeRegistration: z.boolean().default(false),
  /** How the agent of Headwind MDM was built: which ABI it says, and whether it drops answers that the server has not signed. */
  headwind: z
    .strictObject({ cpu: z.string(), checksAnswers: z.boolean() })
    .default({ cpu: 'arm64-v8a', checksAnswers: false }),
  /** Fields of a policy that the installed Android Device Policy does not know yet. */
  devicePolicyLacks: z.array(z.string()).default([]),
  /** The hardware can cut the data lines of USB (USB HAL 1.3). */
  cutsUsbData: z.boolean().default(true),
  /** Names under which this DPC looks for its enrollment in the admin extras bundle. */
  bundle: z
    .strictObject({ token: z.string(), service: z.string() })
    .default({ token: enrollmentTokenExtra, service: enrollmentServiceExtra }),
});

export type AndroidHabits = z.infer<typeof habitsSchema>;

/** The Android part of a model. Throws UsageError naming the model and the key. */
export const androidHabits = perModel((model): AndroidHabits & { readonly apiLevel: number } => {
  const read = habitsSchema.safeParse(model.habits);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new UsageError('MODEL_INVALID', `habits.${issue?.path.join('.')}: ${issue?.message}`, {
      place: `${model.id}.yaml`,
    });
  }
  if (model.apiLevel === undefined)
    throw new UsageError('MODEL_INVALID', 'an Android model needs its apiLevel', { place: `${model.id}.yaml` });
  return { ...read.data, apiLevel: model.apiLevel };
});
