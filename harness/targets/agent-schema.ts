import { z } from 'zod';
import { addressSchema, secretSchema } from './secret-schema.js';

/** What a target file says of the agent app on the devices, for servers that are not asked for everything a device begins with. */
export const agentSchema = z
  .strictObject({
    secret: secretSchema.optional().describe('shared with the server by every agent: it signs with it'),
    configuration: z.string().min(1).optional().describe('Headwind: name of the configuration that devices get'),
    serverUrl: addressSchema.optional().describe('OpenMDM: where agents find the server; absent: admin.url'),
    policyId: z.string().min(1).optional().describe('OpenMDM: policy that enrolling devices ask for'),
    groupId: z.string().min(1).optional().describe('OpenMDM: group that enrolling devices ask for'),
  })
  .describe('the agent app of the devices');

/** Plain data with its secrets resolved, handed to workers. */
export interface AgentLocator extends Omit<z.infer<typeof agentSchema>, 'secret'> {
  readonly secret?: string;
}
