import { z } from 'zod';
import { securityModes } from '../../../protocol/syncml/sealed-message.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** How an organisation's devices are to hold management sessions: the settings document `management-session`. */
export const managementSessionSchema = z.strictObject({
  /** The version of OMA-DM that the server speaks. */
  protocol: z.enum(['1.1', '1.2']).default('1.2'),
  /** What a device is told to speak: DEFAULTENCODING of the account (MS-MDE2 §2.2.9.5). */
  encoding: z.enum(['xml', 'wbxml']).default('xml'),
  /** PCs sign their messages (DMClient CSP, RequireMessageSigning). */
  messageSigning: z.boolean().default(false),
  /** How messages of PCs that enroll from now on are wrapped, both ways (DMClient CSP, EnhancedAppLayerSecurity/SecurityMode). */
  messageSecurity: z.enum(securityModes).default('none'),
  /** What devices have to show in their messages besides their certificate (OMA-TS-DM_Security-V1_2 §5.3). */
  clientCredentials: z.enum(['none', 'basic', 'md5']).default('none'),
  /** False: whatever a device shows is refused, to see how it copes. */
  acceptsCredentials: z.boolean().default(true),
  /** What the server shows of itself; `wrong` is md5 that no device should believe. */
  serverCredentials: z.enum(['none', 'basic', 'md5', 'wrong']).default('none'),
});

export type ManagementSessionSettings = z.infer<typeof managementSessionSchema>;

export const managementSession = (state: TenantState): ManagementSessionSettings =>
  managementSessionSchema.parse(readSettings(state, 'management-session'));
