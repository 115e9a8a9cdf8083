import { type RuleContext, rule } from '../../protocol/base/rule.js';
import type { Command, ItemCommand, Request } from '../../protocol/syncml/messages.js';
import type { StatusCode } from '../../protocol/syncml/status-codes.table.js';
import type { Answer } from './answers.js';
import type { TreeWorld } from './csp.js';
import { alertOfBrokenObject, sizeObjection } from './large-objects.js';

/** The Status of a command that bears no CmdID (MS-MDM §2.2.3.1). Undefined: it is carried out. */
export const statusWithoutCmdId = rule('XDM-131', {
  holds: (_: TreeWorld): StatusCode | undefined => '400',
  mutants: {
    carriesItOut: () => undefined,
  },
});

/** Elements that SyncML has and DM clients do not offer (OMA-TS-DM_RepPro-V1_2, command elements). */
const unsupportedCommands = new Set(['Copy', 'Map', 'Move', 'Put', 'Search', 'Sync']);

/** The Status of what the client does not know: 406 for a command of SyncML, 400 for what is none (MS-MDM §2.2.6.1). */
export const statusOfUnknown = rule('XDM-132', {
  holds: (_: TreeWorld, name: string): StatusCode => (unsupportedCommands.has(name) ? '406' : '400'),
  mutants: {
    pretendsSuccess: (): StatusCode => '200',
    knowsNoDifference: (): StatusCode => '400',
  },
});

/** Whether a command may be inside an Atomic: neither Get nor another Atomic may (MS-MDM §2.2.7.3). */
export const belongsInAtomic = rule('XDM-133', {
  holds: (_: TreeWorld, { verb }: Request): boolean => verb !== 'Get' && verb !== 'Atomic',
  mutants: {
    reads: (_, { verb }) => verb !== 'Atomic',
    nests: (_, { verb }) => verb !== 'Get',
  },
});

/** Whether a Replace may follow an Add of the same node within an Atomic: Windows does not support it (Learn, "OMA DM protocol support", Atomic). */
export const replacesWhatItAdded = rule('XDM-181', {
  holds: (_: TreeWorld): boolean => false,
  mutants: { carriesItOut: () => true },
});

/** The Status of nodes for declared configuration: none is there for a server that is not the linked one (Learn, "Windows declared configuration protocol"). */
export const statusOfDeclared = rule('XDM-179', {
  holds: (_: TreeWorld): StatusCode => '406',
  mutants: { likeAnyMissingNode: (): StatusCode => '404', pretendsSuccess: (): StatusCode => '200' },
});

/** Encodings of content that answers may come in (RFC 9110 §12.5.3; a public trace of a Windows client). */
export const acceptsEncoding = rule('XDM-180', {
  holds: (_: RuleContext): string | undefined => 'identity',
  mutants: { asBrowsersDo: () => 'gzip, deflate', saysNothing: () => undefined },
});

/** In which order the commands of a Sequence are carried out: as they stand (OMA-TS-SyncML_RepPro-V1_2, Sequence). */
export const orderInSequence = rule('XDM-150', {
  holds: (_: TreeWorld, commands: readonly Request[]): readonly Request[] => commands,
  mutants: {
    backwards: (_, commands) => commands.toReversed(),
    firstOnly: (_, commands) => commands.slice(0, 1),
  },
});

/** What became of a command when the Atomic around it failed. */
export type FateInAtomic = 'taken back' | 'cannot be taken back' | 'not begun';

/** The Status of a command in an Atomic that failed on another one (MS-MDM §2.2.7.3). */
export const statusInFailedAtomic = rule('XDM-134', {
  holds: (_: TreeWorld, fate: FateInAtomic): StatusCode => codesInFailedAtomic[fate],
  mutants: {
    saysDone: (): StatusCode => '200',
    takesAllBack: (_, fate): StatusCode => (fate === 'not begun' ? '215' : '216'),
    knowsNoRest: (_, fate): StatusCode => (fate === 'not begun' ? '216' : codesInFailedAtomic[fate]),
  },
});

const codesInFailedAtomic: Readonly<Record<FateInAtomic, StatusCode>> = {
  'taken back': '216',
  'cannot be taken back': '516',
  'not begun': '215',
};

/** The Status of a verb that the node does not take (MS-MDM §2.2.7). */
export const statusOfOtherVerb = rule('XDM-135', {
  holds: (_: TreeWorld): StatusCode => '405',
  mutants: {
    saysNotFound: (): StatusCode => '404',
    pretendsSuccess: (): StatusCode => '200',
  },
});

/** The Status of Get, Delete and Replace on a node that is not there (MS-MDM §2.2.7). */
export const statusOfMissing = rule('XDM-136', {
  holds: (_: TreeWorld): StatusCode => '404',
  mutants: {
    saysNotAllowed: (): StatusCode => '405',
    pretendsSuccess: (): StatusCode => '200',
  },
});

/** The Status of a value that the node cannot have: 415 for another Format, 400 for the value itself (MS-MDM §2.2.7.5). */
export const statusOfValue = rule('XDM-137', {
  holds: (_: TreeWorld, wrong: 'format' | 'value'): StatusCode => (wrong === 'format' ? '415' : '400'),
  mutants: {
    pretendsSuccess: (): StatusCode => '200',
    knowsNoDifference: (): StatusCode => '500',
  },
});

/** Whether a LocURI leads into the tree: one that begins with a slash does not (MS-MDM §2.2.3.5). */
export const leadsIntoTree = rule('XDM-138', {
  holds: (_: TreeWorld, locUri: string): boolean => !locUri.startsWith('/'),
  mutants: {
    takesIt: () => true,
  },
});

/** Whether the server ended the session before its time (MS-MDM §2.2.7.2, Alert 1223). */
export const isAborted = rule('XDM-139', {
  holds: (_: TreeWorld, requests: readonly Request[]): boolean =>
    requests.some((request) => request.verb === 'Alert' && request.data === '1223'),
  mutants: {
    goesOn: () => false,
  },
});

/** Whether an answer belongs to the session that is open (MS-MDM §2.2.3.8). */
export const isOfSession = rule('XDM-140', {
  holds: (_: TreeWorld, own: string, told: string): boolean => own === told,
  mutants: {
    listensToAnybody: () => true,
  },
});

/** Whether the server is done: a message that asks for nothing is not answered (MS-MDM §3.1.5). */
export const isTheEnd = rule('XDM-141', {
  holds: (_: TreeWorld, asked: number, final: boolean): boolean => asked === 0 && final,
  mutants: {
    hasTheLastWord: () => false,
  },
});

/** Whether an answer of this HTTP status carries a message (OMA-TS-SyncML_HTTPBinding-V1_2 §4). */
export const carriesMessage = rule(['XDM-142', 'XWB-122'], {
  holds: (_: RuleContext, status: number): boolean => status === 200,
  mutants: {
    readsErrors: () => true,
  },
});

/** Whether the rest of the server's package is asked for (MS-MDM §2.2.3.4; Alert 1222). */
export const asksForMore = rule('XDM-143', {
  holds: (_: TreeWorld, final: boolean): boolean => !final,
  mutants: {
    waitsInSilence: () => false,
  },
});

/** The Statuses of a command with several items: one for all, or one for each where they differ (MS-MDM §2.2.6.1). */
export const statusesOfItems = rule('XDM-146', {
  holds: (_: TreeWorld, together: () => Answer, each: readonly Answer[], agreed: boolean): readonly Answer[] =>
    agreed ? [together()] : each,
  mutants: {
    speaksOfTheFirst: (_, _together, each) => each.slice(0, 1),
  },
});

/** Whether a device says that it still works on a command, for a server that wants to know (MS-MDE2 §2.2.9.3). */
export const saysItWorks = rule('XDM-148', {
  holds: (_: TreeWorld, wanted: boolean, slow: boolean): boolean => wanted && slow,
  mutants: {
    worksInSilence: () => false,
    speaksUnasked: (_, _wanted, slow) => slow,
  },
});

/** How a number is written as SessionID: in decimals until the server has set SyncApplicationVersion 2.0, then in hexadecimals (Learn, "OMA DM protocol support", SyncHdr). */
export const writtenSessionId = rule('XDM-175', {
  holds: (_: RuleContext, number: number, version: number): string =>
    version >= 2 ? number.toString(16).toUpperCase() : String(number),
  mutants: {
    alwaysDecimal: (_, number) => String(number),
    alwaysHexadecimal: (_, number) => number.toString(16).toUpperCase(),
  },
});

/** Package 1: who began the session, who is signed in, and what the device is (OMA-TS-DM_Protocol-V1_2, package 1; MS-MDM §2.2.7.2). */
export const openingPackage = rule('XDM-176', {
  holds: (_: TreeWorld, alerts: readonly Command[], devInfo: ItemCommand): readonly Command[] => [...alerts, devInfo],
  mutants: {
    tellsItselfFirst: (_, alerts, devInfo) => [devInfo, ...alerts],
    saysNothingOfUsers: (_, alerts, devInfo) => [...alerts.slice(0, 1), devInfo],
    forgetsTheLanguage: (_, alerts, devInfo) => [...alerts, { ...devInfo, items: devInfo.items.slice(0, -1) }],
  },
});

/** What Get tells of an interior node: the names of its children, with slashes between (OMA-TS-DM_TND-V1_2, Get of an interior node). */
export const toldOfInterior = rule('XDM-177', {
  holds: (_: TreeWorld, names: readonly string[]): string => names.join('/'),
  mutants: {
    withCommas: (_, names) => names.join(','),
    namesTheFirst: (_, [first = '']) => first,
  },
});

/** Rules of the session that `muster prove` can break in a device. */
export const sessionRules = [
  sizeObjection,
  alertOfBrokenObject,
  statusWithoutCmdId,
  statusOfUnknown,
  belongsInAtomic,
  replacesWhatItAdded,
  statusOfDeclared,
  acceptsEncoding,
  orderInSequence,
  statusInFailedAtomic,
  statusOfOtherVerb,
  statusOfMissing,
  statusOfValue,
  leadsIntoTree,
  isAborted,
  isOfSession,
  isTheEnd,
  carriesMessage,
  asksForMore,
  statusesOfItems,
  saysItWorks,
  writtenSessionId,
  openingPackage,
  toldOfInterior,
];
