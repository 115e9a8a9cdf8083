import { z } from 'zod';
import { methods } from '../../../protocol/base/vocabulary.js';
import { addressSchema, secretSchema } from '../secret-schema.js';
import { type EntryWayName, entryExtras, entryWayNames, entryWays } from './entry-ways.table.js';

const fileSchema = z.string().min(1);

/** One way in, in the words of its field; `entryWays` says which keys go together. */
export const entrySchema = z
  .strictObject({
    methods: z.array(z.enum(methods)).min(1).describe('how devices enroll that begin here'),
    profile: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Apple: address of an enrollment profile, of a portal or of a Profile Service; or a .mobileconfig file',
      ),
    email: z
      .email()
      .optional()
      .describe('what a person types: account-driven enrollment of Apple devices, discovery by Windows'),
    server: z
      .string()
      .min(1)
      .optional()
      .describe('Windows: address of the discovery service, or host name; absent: found by the mail domain'),
    ade: z
      .string()
      .min(1)
      .optional()
      .describe('Apple: address to which a new device posts its machine info; or a JSON file as of Define a Profile'),
    package: fileSchema.optional().describe('Windows: a provisioning package'),
    qr: fileSchema.optional().describe('Android: PNG image of the QR code'),
    payload: fileSchema.optional().describe('Android: JSON file with the provisioning extras of a QR code'),
    link: addressSchema.optional().describe('Android: what a person opens for a work profile'),
    token: secretSchema.optional().describe('Android: what is typed after afw#setup'),
    play: addressSchema.optional().describe('Android: who stands for Google Play, which knows whose a token is'),
    nfc: fileSchema.optional().describe('Android: file with the NDEF message of a tag'),
    zeroTouch: fileSchema.optional().describe('Android: JSON file with what zero-touch hands the device'),
    knox: fileSchema.optional().describe('Android: JSON file with what Knox Mobile Enrollment hands the device'),
    user: z
      .union([z.string().min(1), secretSchema])
      .optional()
      .describe('who signs in where a page asks'),
    password: secretSchema.optional().describe('of the person; of a provisioning package'),
    challenge: secretSchema.optional().describe('Apple: SCEP challenge for the profile of a file, written into it'),
    certificate: z
      .strictObject({ file: fileSchema.describe('PEM'), key: fileSchema.describe('PEM, PKCS#8') })
      .optional()
      .describe('Windows: what a PC shows where the server asks for certificate authentication'),
    once: z.boolean().default(false).describe('it lets one device in: a one-time challenge or token'),
  })
  .superRefine((entry, context) => {
    const says = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
    const ways = entryWayNames.filter((name) => entry[name] !== undefined);
    const [way, second] = ways;
    if (way === undefined) return says('methods', `an entry needs one of ${entryWayNames.join(', ')}`);
    if (second !== undefined)
      return says(second, `${way} says already how devices get in: make it an entry of its own`);
    refuseStrangers(way, entry, says);
  })
  .describe('a way in that is known');

export type EntryDocument = z.infer<typeof entrySchema>;

type Says = (key: string, message: string) => void;

function refuseStrangers(way: EntryWayName, entry: EntryDocument, says: Says): void {
  const { methods: possible, beside } = entryWays[way];
  const other = entry.methods.find((method) => !possible.includes(method));
  if (other !== undefined) says('methods', `${other} does not begin with ${way}: ${possible.join(', ')} do`);
  for (const extra of entryExtras)
    if (entry[extra] !== undefined && !beside.includes(extra)) says(extra, `${way} has no ${extra}: leave it out`);
  if (way === 'token' && entry.play === undefined) says('token', 'is nothing without play: nobody knows whose it is');
  if ((entry.user !== undefined) !== (entry.password !== undefined) && beside.includes('user'))
    says(entry.user === undefined ? 'password' : 'user', 'user and password go together');
}
