import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

export type Component = 'ui' | 'service';

const kind = 'directory-connector';

async function change(scene: Scene, members: JsonObject): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings(kind, { ...(await admin.readSettings(kind)), ...members });
}

export const announceProxy = (scene: Scene, announcedProxy: string): Promise<void> => change(scene, { announcedProxy });
export const restart = (scene: Scene): Promise<void> => change(scene, { restart: true });

/** Puts `system.net` into a component's file, which keeps what else it says. */
async function edit(scene: Scene, component: Component, systemNet: string): Promise<void> {
  const { files = {} } = await scene.target.admin.readSettings(kind);
  const before = String((files as JsonObject)[component] ?? '');
  const emptied = before.replace(/<system\.net>.*<\/system\.net>/s, '');
  const written = (emptied === '' ? '<configuration></configuration>' : emptied).replace(
    '</configuration>',
    `<system.net>${systemNet}</system.net></configuration>`,
  );
  await change(scene, { files: { ...(files as JsonObject), [component]: written } });
}

export const disableProxy = (scene: Scene, component: Component): Promise<void> =>
  edit(scene, component, '<defaultProxy enabled="False" />');

export const nameProxy = (scene: Scene, component: Component, address: string): Promise<void> =>
  edit(
    scene,
    component,
    `<defaultProxy><proxy proxyaddress="${address}" bypassonlocal="True" usesystemdefault="True" /></defaultProxy>`,
  );
