import type { z } from 'zod';
import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { queueCommand } from '../../../domain/devices.js';
import { macAccountsSchema } from '../../../domain/mac/accounts.js';
import { readSettings } from '../../../domain/settings-read.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant, TenantContext } from '../../../tenant.js';

/** Whether the Mac is told of its accounts now, given whether it waits in Setup Assistant. */
const configuresAccounts = rule('XAP-260', {
  holds: (_context: TenantContext, waits: boolean): boolean => waits,
  mutants: { neverTold: () => false, afterSetupAssistantToo: () => true },
});

/** AccountConfiguration, while the Mac waits for its configuration (mdm/commands/account.configuration.yaml). */
export function queueAccounts(tenant: Tenant, device: DeviceState, waits: boolean): void {
  const wanted = readSettings(tenant.state, 'mac-accounts');
  if (device.platform !== 'macos' || Object.keys(wanted).length === 0) return;
  if (device.commands.some(({ kind }) => kind === 'AccountConfiguration')) return;
  if (!configuresAccounts(tenant.context(), waits)) return;
  const payload = accountConfiguration(macAccountsSchema.parse(wanted), tenant.random.bytes(64));
  queueCommand(device, { id: tenant.random.uuid(), kind: 'AccountConfiguration', payload }, tenant.clock.now());
}

/** An administrator needs one beside the user whose account is regular or missing. The hash is of no password that anybody knows. */
function accountConfiguration(
  { administrator, skipsPrimaryAccount, primaryIsRegular }: z.infer<typeof macAccountsSchema>,
  hash: Uint8Array,
): JsonObject {
  const passwordHash = { $data: Buffer.from(hash).toString('base64') };
  return {
    RequestType: 'AccountConfiguration',
    SkipPrimarySetupAccountCreation: skipsPrimaryAccount,
    SetPrimarySetupAccountAsRegularUser: primaryIsRegular,
    ...(administrator !== undefined && { AutoSetupAdminAccounts: [{ ...administrator, passwordHash }] }),
  };
}

export const macAccountRules: readonly RuleSummary[] = [configuresAccounts];
