import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { CspPlugin, NodeCall, NodeSchema } from '../../omadm/csp.js';
import type { Installation } from '../status-page/run.js';
import { packageId } from './app-installation.js';
import { installationProgress, type Progress } from './rules.js';

interface OfficeStatus {
  /** 997 while it goes on, 0 when it succeeded, else why not. */
  readonly Status?: string;
  /** Only once it is over: 70 or 60. */
  readonly FinalStatus?: string;
}

const statuses: Readonly<Record<Progress, OfficeStatus>> = {
  'not begun': {},
  'under way': { Status: '997' },
  // ERROR_INSTALL_FAILURE (winerror.h)
  failed: { Status: '1603', FinalStatus: '60' },
  done: { Status: '0', FinalStatus: '70' },
};

/** What the two nodes say of an installation (Office CSP, Installation/{id}/Status and FinalStatus). */
const statusOfOffice = rule('XWE-328', {
  holds: (_context: RuleContext, progress: Progress): OfficeStatus => statuses[progress],
  mutants: {
    finalAtOnce: (_context, progress) => ({ FinalStatus: '70', ...statuses[progress] }),
    hidesFailures: (_context, progress) => statuses[progress === 'failed' ? 'done' : progress],
    doneAtOnce: (_context, progress) => statuses[progress === 'under way' ? 'done' : progress],
  },
});

export const officeRules: readonly RuleSummary[] = [statusOfOffice];

function told(name: keyof OfficeStatus): NonNullable<NodeSchema['read']> {
  return ({ names: [id = ''], world }: NodeCall) => {
    const installations = world.facts.more?.installations as Readonly<Record<string, Installation>> | undefined;
    return statusOfOffice(world, installationProgress(world, installations?.[packageId('office', id)]))[name];
  };
}

/** Office CSP: Microsoft 365 apps by the Office Deployment Tool, for the device or for its user. */
export const officeCsp: CspPlugin = {
  name: 'Office',
  nodes: (['Device', 'User'] as const).flatMap((scope): readonly NodeSchema[] => {
    const place = `./${scope}/Vendor/MSFT/Office/Installation/{id}`;
    const since1703 = { minimumOs: '10.0.15063' } as const;
    const context = scope === 'Device' ? 'device' : 'user';
    return [
      { uri: place, format: 'node', verbs: ['Get', 'Add', 'Delete'], ...since1703 },
      {
        uri: `${place}/Install`,
        format: 'chr',
        verbs: ['Exec'],
        slow: true,
        ...since1703,
        exec: ({ names: [id = ''] }) => ({
          status: '200',
          event: { kind: 'install', detail: { package: packageId('office', id), context } },
        }),
      },
      { uri: `${place}/Status`, format: 'int', verbs: ['Get'], ...since1703, read: told('Status') },
      {
        uri: `${place}/FinalStatus`,
        format: 'int',
        verbs: ['Get'],
        minimumOs: '10.0.17763',
        read: told('FinalStatus'),
      },
    ];
  }),
};
