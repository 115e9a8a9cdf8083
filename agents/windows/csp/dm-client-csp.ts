import type { CspPlugin, ExecResult, NodeCall, NodeFormat, NodeSchema, TreeState } from '../../omadm/csp.js';
import { unenrollIsMeant } from '../../omadm/device-rules.js';
import { storedChildren } from '../../omadm/tree-schema.js';

const providers = 'Device/Vendor/MSFT/DMClient/Provider';
const provider = `./${providers}/{ProviderID}`;

const all = ['Get', 'Add', 'Replace', 'Delete'] as const;

const setting = (name: string, format: NodeFormat, initial?: string): NodeSchema => ({
  uri: `${provider}/${name}`,
  format,
  verbs: all,
  createdByReplace: true,
  ...(initial !== undefined && { initial }),
});

const computed = (name: string, read: (call: NodeCall) => string | undefined): NodeSchema => ({
  uri: `${provider}/${name}`,
  format: 'chr',
  verbs: ['Get'],
  read,
});

const isCount = (data: string): boolean => Number(data.trim()) >= 0;

const textFact = (fact: unknown): string | undefined => (typeof fact === 'string' ? fact : undefined);

/** DMClient CSP, Poll: minutes and counts of the three sets of retries. */
const pollNodes = [
  'IntervalForFirstSetOfRetries',
  'NumberOfFirstRetries',
  'IntervalForSecondSetOfRetries',
  'NumberOfSecondRetries',
  'IntervalForRemainingScheduledRetries',
  'NumberOfRemainingScheduledRetries',
] as const;

/** DMClient CSP: what the enrollment client keeps about its server. The provider's name comes from the provisioning document. */
export const dmClientCsp: CspPlugin = {
  name: 'DMClient',
  nodes: [
    { uri: provider, format: 'node', verbs: ['Get'] },
    setting('UPN', 'chr'),
    setting('EntDMID', 'chr'),
    setting('EntDeviceName', 'chr'),
    setting('ExchangeID', 'chr'),
    setting('PublisherDeviceID', 'chr'),
    setting('RequireMessageSigning', 'bool', 'false'),
    { ...setting('CertRenewTimeStamp', 'time'), verbs: ['Get'] },
    setting('SyncApplicationVersion', 'chr', '1.0'),
    setting('HelpPhoneNumber', 'chr'),
    setting('HelpWebsite', 'chr'),
    setting('HelpEmailAddress', 'chr'),
    setting('NumberOfDaysAfterLostContactToUnenroll', 'int'),
    setting('EnableOmaDmKeepAliveMessage', 'bool', 'false'),
    setting('EnhancedAppLayerSecurity/SecurityMode', 'int', '0'),
    setting('EnhancedAppLayerSecurity/UseCertIfRevocationCheckOffline', 'bool', 'true'),
    setting('EnhancedAppLayerSecurity/Cert0', 'chr'),
    setting('EnhancedAppLayerSecurity/Cert1', 'chr'),
    setting('ManagementServerAddressList', 'chr'),
    setting('ForceAadToken', 'int', '0'),
    setting('CommercialID', 'chr'),
    setting('AADResourceID', 'chr'),
    setting('ConfigLock/Lock', 'int', '0'),
    setting('ConfigLock/UnlockDuration', 'int', '480'),
    setting('MultipleSession/NumAllowedConcurrentUserSessionForBackgroundSync', 'int', '25'),
    setting('MultipleSession/NumAllowedConcurrentUserSessionAtUserLogonSync', 'int', '25'),
    setting('MultipleSession/IntervalForScheduledRetriesForUserSession', 'int', '0'),
    setting('MultipleSession/NumberOfScheduledRetriesForUserSession', 'int', '0'),
    setting('LinkedEnrollment/DiscoveryEndpoint', 'chr'),
    { ...setting('LinkedEnrollment/EnrollStatus', 'int', '0'), verbs: ['Get'] },
    setting('Push/PFN', 'chr'),
    computed('MaxSyncApplicationVersion', () => '5.0'),
    computed('HWDevID', ({ world }) => textFact(world.facts.more?.hwDevId)),
    { ...setting('Push/ChannelURI', 'chr'), verbs: ['Get'] },
    { ...setting('Push/Status', 'int', '4'), verbs: ['Get'] },
    ...pollNodes.map((name) => ({ ...setting(`Poll/${name}`, 'int'), accepts: isCount })),
    setting('Poll/PollOnLogin', 'bool', 'false'),
    setting('Poll/AllUsersPollOnFirstLogin', 'bool', 'false'),
    { uri: `${provider}/Unenroll`, format: 'chr', verbs: ['Exec'], exec: unenroll },
  ],
};

/** The ProviderID of this enrollment. */
export const ownProvider = (state: TreeState): string | undefined => storedChildren(state, providers)[0];

/**
 * Server-initiated unenrollment: the session ends without any Status (DMClient CSP, Unenroll). A ProviderID that is not this
 * enrollment's leaves it alone.
 */
function unenroll({ names, state, world }: NodeCall, data: string | undefined): ExecResult {
  const own = ownProvider(state);
  const [named = ''] = names;
  if (!unenrollIsMeant(world, own, named, data)) return { status: named === own ? '400' : '404' };
  return { status: '200', event: { kind: 'unenroll', detail: { providerId: named } }, endsSession: true };
}

/** The tree that a provisioning document's DMClient part leaves: nodes by path below the provider, such as `Poll/NumberOfFirstRetries`. */
export function dmClientState(providerId: string, nodes: Readonly<Record<string, string>>): TreeState {
  const own = `${providers}/${providerId}`;
  const settings = Object.entries(nodes).map(([path, value]) => [`${own}/${path}`, value] as const);
  return { [own]: null, ...Object.fromEntries(settings) };
}
