import { type RuleContext, rule } from '../../protocol/base/rule.js';
import { type CredentialScheme, type Credentials, credMatches } from '../../protocol/syncml/credentials.js';
import type { Cred } from '../../protocol/syncml/messages.js';
import type { StatusCode } from '../../protocol/syncml/status-codes.table.js';
import type { SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';
import { alertHeader } from './alert-header.js';
import type { Answer } from './answers.js';
import type { TreeState, TreeWorld } from './csp.js';
import { nodeListRules } from './node-list-rules.js';
import { toldResult } from './original-error.js';
import { compareVersions } from './os-version.js';
import { pieceRules } from './pieces.js';
import { protocolVersionRules } from './protocol-version.js';
import { sessionRules } from './session-rules.js';

/** What is left of a failed Atomic: nothing (MS-MDM §2.2.7.3). */
export const treeAfterFailedAtomic = rule('XDM-101', {
  holds: (_world: TreeWorld, before: TreeState, _after: TreeState): TreeState => before,
  mutants: {
    keepsWhatWorked: (_world, _before, after) => after,
  },
});

/** Whether an Unenroll Exec speaks of this enrollment: its Data is the ProviderID of the node (DMClient CSP, Unenroll). */
export const unenrollIsMeant = rule('XDM-102', {
  holds: (_world: TreeWorld, ownProvider: string | undefined, named: string, data: string | undefined): boolean =>
    named === ownProvider && data?.trim() === ownProvider,
  mutants: {
    obeysAnyProvider: () => true,
    neverObeys: () => false,
  },
});

/** The answer to a command on a user's node; undefined lets it pass. Without a user it is not allowed (MS-MDM §3.1.5). */
export const userScopeAnswer = rule('XDM-103', {
  holds: ({ userSignedIn }: TreeWorld): StatusCode | undefined => (userSignedIn ? undefined : '405'),
  mutants: {
    pretendsSuccess: (): StatusCode => '200',
    saysNotFound: (): StatusCode => '404',
  },
});

/** The answer to Add on a node that exists (MS-MDM §2.2.7.1). Undefined: it is carried out. */
export const addOnExistingAnswer = rule('XDM-104', {
  holds: (_world: TreeWorld): StatusCode | undefined => '418',
  mutants: {
    overwrites: () => undefined,
  },
});

/** Answers in the order of the commands, the SyncHdr's first, and Results after the Status of their Get (MS-MDM §2.2.6.1). */
export const answersInOrder = rule('XDM-105', {
  holds: (_world: TreeWorld, answers: readonly Answer[]): readonly Answer[] => answers,
  mutants: {
    headerLast: (_world: TreeWorld, answers: readonly Answer[]) => [...answers.slice(1), ...answers.slice(0, 1)],
    resultsFirst: (_world: TreeWorld, answers: readonly Answer[]) => [
      ...answers.filter(({ verb }) => verb === 'Results'),
      ...answers.filter(({ verb }) => verb !== 'Results'),
    ],
  },
});

/** The encoding of the device's messages: what its account tells (MS-MDE2 §2.2.9.5, DEFAULTENCODING). */
export const spokenEncoding = rule('XWB-101', {
  holds: (_: RuleContext, told: SyncMlEncoding): SyncMlEncoding => told,
  mutants: {
    alwaysXml: (): SyncMlEncoding => 'xml',
    alwaysWbxml: (): SyncMlEncoding => 'wbxml',
  },
});

/** Whether a device that has answered so many challenges in this session answers another (OMA-TS-DM_Security-V1_2 §5.3). */
export const answersChallenge = rule('XDM-106', {
  holds: (_: RuleContext, answered: number): boolean => answered < 2,
  mutants: {
    neverAnswers: () => false,
    neverTires: () => true,
  },
});

/** Whether what the server shows of itself is what the account says (OMA-TS-DM_Security-V1_2 §5.3). */
export const serverIsBelieved = rule('XDM-107', {
  holds: (_: RuleContext, cred: Cred, server: Credentials & { readonly scheme: CredentialScheme }): boolean =>
    credMatches(cred, server.scheme, server),
  mutants: {
    believesAnyServer: () => true,
  },
});

/** The nonce for the next digest: the one that the server told last (OMA-TS-DM_Security-V1_2 §5.3, NextNonce). */
export const keptNonce = rule('XDM-108', {
  holds: (_: RuleContext, _used: string, told: string): string => told,
  mutants: {
    usesTheOldAgain: (_, used) => used,
  },
});

type OpeningAlert = '1200' | '1201';

/** The Alert that opens a session: the server's when it asked for the session by a push, else the client's (MS-MDM §2.2.7.2). */
export const openingAlert = rule('XWP-102', {
  holds: (_: RuleContext, pushed: boolean): OpeningAlert => (pushed ? '1200' : '1201'),
  mutants: { alwaysTheClients: (): OpeningAlert => '1201', alwaysTheServers: (): OpeningAlert => '1200' },
});

/** Whether a node that came with a version of the system is there on this one (its page of the CSP reference, applicability). */
export const existsOn = rule('XWP-112', {
  holds: (_: TreeWorld, osVersion: string, since: string): boolean => compareVersions(osVersion, since) >= 0,
  mutants: { onEveryVersion: () => true },
});

/** Rules of the management client that `muster prove` can break in a device. */
export const omadmDeviceRules = [
  ...sessionRules,
  ...protocolVersionRules,
  ...pieceRules,
  toldResult,
  ...nodeListRules,
  alertHeader,
  treeAfterFailedAtomic,
  unenrollIsMeant,
  userScopeAnswer,
  addOnExistingAnswer,
  answersInOrder,
  spokenEncoding,
  answersChallenge,
  serverIsBelieved,
  keptNonce,
  openingAlert,
  existsOn,
];
