import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import type { ExecutionContext, MdmProgress } from '../../../../../protocol/device-preparation/agent-contract.js';
import { PageSettings } from '../../../../../protocol/device-preparation/page-settings.js';
import type { Preparation, PreparedItem } from '../../../domain/device-preparation/deployment.js';
import type { TenantContext } from '../../../tenant.js';
import { enablesPage, pageSettings } from './page-rules.js';

/** DevicePreparation CSP. */
const root = './Device/Vendor/MSFT/DevicePreparation';

/** ProductID of the simulated management extension. */
export const agentProduct = '{00000000-5350-4152-0000-4D5553544552}';

/** Where an app that comes by OMA-DM tells how it stands (EnterpriseDesktopAppManagement CSP; Office CSP). */
export const statusPlace = ({ name, product }: PreparedItem): string =>
  product === 'microsoft-365'
    ? `./Device/Vendor/MSFT/Office/Installation/${name}/Status`
    : `${desktopApp(name)}/Status`;

const desktopApp = (name: string): string => `./Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/${name}`;

/** How the page behaves, whom the agent asks for its work, and last that the page is to be shown. */
export function pageCommand(context: TenantContext, preparation: Preparation, service: string): JsonObject {
  const agent: ExecutionContext = { service, deployment: preparation.deployment };
  const settings = PageSettings.write(pageSettings(context, preparation.settings));
  const node = (name: string, format: string, data: string): JsonObject => ({
    target: `${root}/${name}`,
    format,
    data,
  });
  return {
    verb: 'Replace',
    items: [
      node('PageSettings', 'chr', settings),
      node('BootstrapperAgent/ExecutionContext', 'chr', JSON.stringify(agent)),
      ...(enablesPage(context) ? [node('PageEnabled', 'bool', 'true')] : []),
    ],
  };
}

const job = '<MsiInstallJob id="{00000000-0000-0000-0000-000000000000}"><Product Version="1.0.0" /></MsiInstallJob>';

/** The management agent is an MSI package of its own (EnterpriseDesktopAppManagement CSP). */
export const agentCommands: readonly JsonObject[] = [
  { verb: 'Add', target: desktopApp(agentProduct), format: 'node' },
  { verb: 'Exec', target: `${desktopApp(agentProduct)}/DownloadInstall`, format: 'xml', data: job },
];

/** Line-of-business apps are there, and the agent may go on (DevicePreparation CSP, MDMProvider/Progress). */
export function progressCommand(): JsonObject {
  const progress: MdmProgress = { done: ['Policy installation'] };
  return { verb: 'Replace', target: `${root}/MDMProvider/Progress`, format: 'chr', data: JSON.stringify(progress) };
}

const told = ['PageStatus', 'PageErrorPhase', 'PageErrorCode', 'PageErrorDetails', 'MDMProvider/MdmAgentInstalled'];

/** What the page says, and how the apps stand that were sent. */
export function questions({ items, ordered }: Preparation): JsonObject {
  const apps = ordered.mdm === true ? items.filter((one) => one.installer === 'mdm' && one.status !== 'Skipped') : [];
  return {
    verb: 'Get',
    items: [
      ...told.map((name) => ({ target: `${root}/${name}` })),
      ...apps.map((app) => ({ target: statusPlace(app) })),
    ],
  };
}
