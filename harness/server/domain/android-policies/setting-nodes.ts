import type { Sections } from './section.js';
import { settingTargets } from './setting-nodes.table.js';

/** The value that a node of the device's tree is to have. */
export interface PolicyNode {
  readonly target: string;
  readonly format: 'chr' | 'bool';
  readonly data: string;
}

const root = './Device/Vendor/MSFT';
const restrictionPlaces = { device: `${root}/DeviceRestrictions`, profile: `${root}/WorkProfile/Restrictions` };
/** Values that leave a setting to the device. */
const leftAlone = new Set(['Not configured', 'Device Default']);

/** Why a line cannot be taken; undefined when the form has it. */
export function isOffered(section: string, setting: string, value: string): string | undefined {
  const target = settingTargets[section]?.[setting];
  if (target === undefined) return `${section} has no setting "${setting}"`;
  if (target === 'nowhere' || leftAlone.has(value)) return undefined;
  if ('restriction' in target) return value === target.on ? undefined : `choose ${target.on} or Not configured`;
  if (target.words === undefined || Object.hasOwn(target.words, value)) return undefined;
  return `choose ${Object.keys(target.words).join(', ')} or Not configured`;
}

/** The nodes that a policy amounts to; settings that share a node are put together. */
export function nodesOf(sections: Sections): readonly PolicyNode[] {
  const nodes = new Map<string, PolicyNode>();
  for (const [section, lines] of Object.entries(sections))
    for (const [setting, value] of Object.entries(lines)) {
      const node = nodeOf(section, setting, value);
      if (node === undefined) continue;
      const before = node.target.endsWith('/DisabledFeatures') ? nodes.get(node.target)?.data : undefined;
      nodes.set(node.target, before === undefined ? node : { ...node, data: `${before},${node.data}` });
    }
  return [...nodes.values()];
}

export function nodeOf(section: string, setting: string, value: string): PolicyNode | undefined {
  const target = settingTargets[section]?.[setting];
  if (target === undefined || target === 'nowhere' || leftAlone.has(value)) return undefined;
  if ('restriction' in target)
    return { target: `${restrictionPlaces[target.reach]}/${target.restriction}`, format: 'bool', data: 'true' };
  return { target: `${root}/${target.setting}`, format: 'chr', data: target.words?.[value] ?? value };
}
