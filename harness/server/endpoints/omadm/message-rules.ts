import { rule } from '../../../../protocol/base/rule.js';
import {
  type Alert,
  type Command,
  commandName,
  type Results,
  type Status,
  type SyncHdr,
} from '../../../../protocol/syncml/messages.js';
import { managementSession } from '../../domain/management-settings.js';
import type { TenantContext } from '../../tenant.js';
import { chunkAt } from './chunks.js';
import type { SentCommand } from './session.js';

/** A session that the device aborts is over: it is given nothing more (MS-MDM §2.2.7.2, Alert 1223). */
export const isAborted = rule('XDM-044', {
  holds: (_: TenantContext, alerts: readonly Alert[]): boolean => alerts.some(({ data }) => data === '1223'),
  mutants: {
    goesOn: () => false,
  },
});

/** What a message is answered with: commands, or the request for the rest of the device's package. */
export type Turn = 'commands' | 'ask-for-more';

/**
 * Whose turn it is: the device's until its package is whole, also while a command of the server still runs there
 * (MS-MDM §2.2.3.4; MS-MDE2 §2.2.9.3, EnableOmaDmKeepAliveMessage).
 */
export const turnAfter = rule(['XDM-045', 'XDM-046'], {
  holds: (_: TenantContext, final: boolean): Turn => (final ? 'commands' : 'ask-for-more'),
  mutants: {
    interrupts: (): Turn => 'commands',
  },
});

/** The Status of a command that bears no CmdID; its neighbours have theirs (MS-MDM §2.2.3.1). */
export const statusWithoutCmdId = rule('XDM-047', {
  holds: (_: TenantContext): string => '400',
  mutants: {
    takesIt: () => '200',
  },
});

/** Commands of SyncML that a server of DM does not carry out for a device (OMA-TS-DM_RepPro-V1_2, command elements). */
const foreignCommands = new Set([
  'Add',
  'Atomic',
  'Copy',
  'Delete',
  'Exec',
  'Get',
  'Map',
  'Move',
  'Put',
  'Search',
  'Sequence',
  'Sync',
]);

/** The Status of what a server has no use for: 406 for a command, 400 for what is none (MS-MDM §2.2.6.1). */
export const statusOfForeignCommand = rule('XDM-048', {
  holds: (_: TenantContext, command: Command): string => (foreignCommands.has(commandName(command)) ? '406' : '400'),
  mutants: {
    takesEverything: () => '200',
    knowsNoDifference: () => '406',
  },
});

/** Why the versions in a header cannot be served; undefined where they can (OMA-TS-DM_RepPro-V1_2, response status codes 505 and 513). */
export const objectionToVersions = rule('XDM-049', {
  holds: ({ state }: TenantContext, { verProto, verDtd }: SyncHdr): string | undefined => {
    const { protocol } = managementSession(state);
    if (verProto !== `DM/${protocol}`) return '513';
    return verDtd === protocol ? undefined : '505';
  },
  mutants: {
    readsAnyProtocol: (_, { verDtd }) => (verDtd === '1.2' ? undefined : '505'),
    readsAnyDtd: (_, { verProto }) => (verProto === 'DM/1.2' ? undefined : '513'),
    namesNoReason: (_, { verProto, verDtd }) => (verProto === 'DM/1.2' && verDtd === '1.2' ? undefined : '400'),
  },
});

/** The command that a Status or Results speaks of: that of its MsgRef and CmdRef (MS-MDM §2.2.3.2, §2.2.3.7). */
export const commandAnswered = rule('XDM-050', {
  holds: (
    _: TenantContext,
    sent: Readonly<Record<string, SentCommand>>,
    { msgRef, cmdRef }: Status | Results,
  ): string | undefined => named(sent, `${msgRef}/${cmdRef}`),
  mutants: {
    looksAtCmdRefOnly: (_, sent, { cmdRef }) => Object.keys(sent).find((reference) => reference.endsWith(`/${cmdRef}`)),
    takesAnyAnswer: (_, sent) => Object.keys(sent)[0],
  },
});

const named = (sent: Readonly<Record<string, SentCommand>>, reference: string): string | undefined =>
  Object.hasOwn(sent, reference) ? reference : undefined;

/** How much of what waits fits in a message that the device can take; one command goes out in any case (OMA-TS-SyncML_RepPro-V1_2, MaxMsgSize). */
export const fitting = rule('XDM-051', {
  holds: (_: TenantContext, lengths: readonly number[], room: number | undefined): number => fits(lengths, room),
  mutants: {
    knowsNoLimit: (_, lengths) => lengths.length,
  },
});

function fits(lengths: readonly number[], room = Number.POSITIVE_INFINITY): number {
  let used = 0;
  const over = lengths.findIndex((length) => {
    used += length;
    return used > room;
  });
  return over < 0 ? lengths.length : Math.max(over, 1);
}

/** Rules of what messages hold that `muster prove` can break in a tenant. */
export const messageRules = [
  isAborted,
  turnAfter,
  statusWithoutCmdId,
  statusOfForeignCommand,
  objectionToVersions,
  commandAnswered,
  fitting,
  chunkAt,
];
