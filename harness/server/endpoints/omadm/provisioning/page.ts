import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import type { StatusPageBehaviour } from '../../../domain/status-page-settings.js';
import type { Deployment } from '../../../domain/windows-deployments.js';
import type { TenantContext } from '../../../tenant.js';
import { placeOf } from './deploy.js';
import * as rules from './page-rules.js';
import { isApp } from './tracked.js';

export interface WantedPage {
  readonly providerId: string;
  readonly behaviour: StatusPageBehaviour;
  /** Tracked, by phase. */
  readonly device: readonly Deployment[];
  readonly user: readonly Deployment[];
  readonly licensed: boolean;
}

const separator = '\u{F000}';

/** Commands that make the PC show its status page: how it behaves, what it waits for, and last that this is all (DMClient CSP, FirstSyncStatus). */
export function pageCommands(context: TenantContext, page: WantedPage): readonly JsonObject[] {
  const csps = rules.followedBy(context);
  const complete = rules.expectationsAreComputed(context, page.licensed);
  const sync = csps.includes('FirstSyncStatus')
    ? [
        replace(`./Device/${root(page)}`, [...governing(context, page.behaviour), ...expected(page.device, complete)]),
        replace(`./User/${root(page)}`, expected(page.user, complete)),
      ]
    : [];
  const tracking = csps.includes('EnrollmentStatusTracking') ? extensionTracks(page) : [];
  return [...tracking, ...sync].filter(({ items }) => Array.isArray(items) && items.length > 0);
}

const root = ({ providerId }: WantedPage): string => `Vendor/MSFT/DMClient/Provider/${providerId}/FirstSyncStatus`;

type Node = readonly [name: string, format: string, data: string | number | boolean];

const replace = (place: string, nodes: readonly Node[]): JsonObject => ({
  verb: 'Replace',
  items: nodes.map(([name, format, data]) => ({ target: `${place}/${name}`, format, data })),
});

function governing(context: TenantContext, behaviour: StatusPageBehaviour): readonly Node[] {
  const all: readonly Node[] = [
    ['TimeOutUntilSyncFailure', 'int', rules.timeOut(context, behaviour.timeoutMinutes)],
    ['BlockInStatusPage', 'int', blockFlags(context, behaviour)],
    ['AllowCollectLogsButton', 'bool', rules.collectsLogs(context, behaviour.collectLogs)],
    ['CustomErrorText', 'chr', rules.errorText(context, behaviour.customMessage)],
    ['SkipDeviceStatusPage', 'bool', false],
    ['SkipUserStatusPage', 'bool', false],
  ];
  const wanted = rules.governedNodes(context);
  return all.filter(([name]) => wanted.includes(name));
}

/** 0 lets the user leave; 1 offers to reset after a failure, 2 to try again, 4 to go on anyway (DMClient CSP, BlockInStatusPage). */
function blockFlags(context: TenantContext, { block, allowReset, allowUse }: StatusPageBehaviour): number {
  if (!rules.blocksUse(context, block)) return 0;
  return (rules.offersReset(context, allowReset) ? 1 : 0) + 2 + (rules.offersUse(context, allowUse) ? 4 : 0);
}

function expected(deployments: readonly Deployment[], complete: boolean): readonly Node[] {
  const list = (name: string, types: readonly Deployment['type'][], ending = ''): Node => [
    name,
    'chr',
    deployments
      .flatMap(({ type, ...one }) =>
        type !== 'win32' && types.includes(type) ? [`${placeOf({ ...one, type })}${ending}`] : [],
      )
      .join(separator),
  ];
  const nodes = [
    list('ExpectedPolicies', ['policy']),
    list('ExpectedNetworkProfiles', ['vpn', 'wifi']),
    list('ExpectedSCEPCerts', ['scep']),
    list('ExpectedMSIAppPackages', ['msi'], '/Status;1'),
    list('ExpectedModernAppPackages', ['store', 'offline-store'], '/Name;1'),
  ];
  return [
    ...nodes.filter(([, , data]) => data !== ''),
    ...(complete ? [['ServerHasFinishedProvisioning', 'bool', true] as const] : []),
  ];
}

/** The management extension's part: it has said what it tracks, app by app (EnrollmentStatusTracking CSP). */
function extensionTracks({ device, user }: WantedPage): readonly JsonObject[] {
  return [
    ['Device', device],
    ['User', user],
  ].map(([scope, deployments]) => {
    const setup = `./${String(scope)}/Vendor/MSFT/EnrollmentStatusTracking/Setup/Apps`;
    const apps = (deployments as readonly Deployment[]).filter((one) => isApp(one) && one.type === 'win32');
    return replace(setup, [
      ['PolicyProviders/Sidecar/TrackingPoliciesCreated', 'bool', true],
      ...apps.map(({ name }): Node => [`Tracking/Sidecar/${name}/TrackingUri`, 'chr', `Sidecar/${name}`]),
    ]);
  });
}
