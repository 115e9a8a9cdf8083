import { z } from 'zod';
import { agentSchema } from './agent-schema.js';
import { enrollmentSchema, webhookSchema } from './nanomdm/nanomdm-schema.js';
import { entrySchema } from './no-admin/entry-schema.js';
import { addressSchema, secretSchema } from './secret-schema.js';

/** How long a target of each kind may take until an effect is seen, milliseconds, where its file does not say. */
export const defaultSettleMs = { reference: 0, nanomdm: 5_000, headwind: 5_000, openmdm: 5_000, none: 5_000 } as const;

/** Kinds of a target's administrator's side. */
export const adminKinds = ['reference', 'nanomdm', 'headwind', 'openmdm', 'none'] as const;

const limitsSchema = z.strictObject({
  settle: z
    .int()
    .min(0)
    .optional()
    .describe('until an effect must be seen, milliseconds; 0 for the reference server, whose effects are immediate'),
});

const adminSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .enum(['reference', 'nanomdm', 'headwind', 'openmdm'])
        .describe('which admin adapter speaks to the target'),
      url: addressSchema.describe('address of the admin side'),
      user: z.string().min(1).optional().describe('Headwind: who signs in at the console'),
      token: secretSchema,
    }),
    z.strictObject({ kind: z.literal('none').describe('nobody: all that is known of the server are `entries`') }),
  ])
  .describe('how the harness acts as administrator');

/** What a target file says; the JSON Schema of the same is made from it. */
export const targetSchema = z
  .strictObject({
    name: z.string().min(1).describe('what reports call the target'),
    admin: adminSchema,
    trust: z
      .array(z.string().min(1))
      .default([])
      .describe('PEM files with trust anchors for TLS, from the target file; none: what the target says of itself'),
    connect: z
      .strictObject({ host: z.string().min(1), port: z.int().min(1).max(65_535) })
      .optional()
      .describe('where every host name of the target leads, for names that do not resolve'),
    allowHosts: z
      .array(z.string().min(1))
      .optional()
      .describe('live services of vendors that devices may reach, by name or as *.example.com; none without it'),
    capabilities: z
      .array(z.string().regex(/^[a-z]+(:[a-z0-9.-]+)?$/))
      .optional()
      .describe('what the scenarios may count on; absent: all that the target says of itself'),
    without: z.array(z.string()).default([]).describe('capabilities taken away from what the target says of itself'),
    limits: limitsSchema.default({}),
    enrollment: enrollmentSchema.optional(),
    webhook: webhookSchema.optional(),
    agent: agentSchema.optional(),
    entries: z.array(entrySchema).min(1).optional().describe('kind none: how devices get in'),
  })
  .superRefine(({ admin, enrollment, webhook, agent, entries, allowHosts }, context) => {
    const { kind } = admin;
    const says = (path: string[], message: string): void => context.addIssue({ code: 'custom', path, message });
    if (kind === 'nanomdm' && enrollment === undefined)
      says(['enrollment'], 'is missing: NanoMDM makes no enrollment profiles, so one is made from it');
    if (kind === 'reference' && enrollment !== undefined)
      says(['enrollment'], 'the reference server makes its own profiles: leave it out');
    if (kind === 'reference' && allowHosts !== undefined)
      says(['allowHosts'], 'the reference server needs nobody else: leave it out');
    if (kind === 'reference' && webhook !== undefined)
      says(['webhook'], 'the reference server is asked, it sends no webhook: leave it out');
    if (admin.kind === 'headwind' && admin.user === undefined)
      says(['admin', 'user'], 'is missing: an administrator of the console signs in with name and password');
    if (kind === 'headwind' && agent?.configuration === undefined)
      says(['agent', 'configuration'], 'is missing: devices enroll with the code of a configuration');
    if (!['headwind', 'openmdm'].includes(kind) && agent !== undefined)
      says(['agent'], `${kind} has no agent app of its own: leave it out`);
    if (kind === 'none' && entries === undefined)
      says(['entries'], 'is missing: without an administrator the file has to say how devices get in');
    if (kind !== 'none' && entries !== undefined)
      says(['entries'], `the administrator of ${kind} issues enrollments: leave it out, or write kind none`);
    if (kind === 'none' && enrollment !== undefined) says(['enrollment'], 'belongs to NanoMDM: write it as an entry');
    if (kind === 'none' && webhook !== undefined) says(['webhook'], 'belongs to NanoMDM: leave it out');
  });

export type TargetDocument = z.infer<typeof targetSchema>;

/** JSON Schema of a target file, for editors. */
export function targetJsonSchema(): object {
  return { ...z.toJSONSchema(targetSchema, { io: 'input' }), title: 'Muster target file' };
}
