import { PageSettings } from '../../../protocol/device-preparation/page-settings.js';
import type { TreeState } from '../../omadm/csp.js';

/** DevicePreparation CSP in the tree's own form. */
export const preparationRoot = 'Device/Vendor/MSFT/DevicePreparation';

export const nodeIn = (tree: TreeState, name: string): string | undefined =>
  tree[`${preparationRoot}/${name}`] ?? undefined;

export const pageIsEnabled = (tree: TreeState): boolean => nodeIn(tree, 'PageEnabled')?.toLowerCase() === 'true';

/** Settings of the page; the documented example without any. */
export const pageSettingsIn = (tree: TreeState): PageSettings =>
  PageSettings.read(nodeIn(tree, 'PageSettings') ?? '{}') ?? (PageSettings.read('{}') as PageSettings);
