import { writeRegistrations } from '../../protocol/autopilot/device-csv.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { AdminAdapter } from '../checks/admin.js';
import type { LiveScene } from '../conformance/scene.js';

/** The device for which a server is prepared. */
export interface ExpectedDevice {
  readonly serial: string;
  readonly hardwareHash?: string;
}

/** What an administrator does so that a way is open; gives the kinds of settings that were set. */
export type Prepare = (admin: AdminAdapter, device: ExpectedDevice) => Promise<readonly string[]>;

/** Sets members of a settings document and leaves the others. */
export function mergeSettings(kind: string, members: JsonObject): Prepare {
  return (admin) => merge(admin, kind, members);
}

async function merge(admin: AdminAdapter, kind: string, members: JsonObject): Promise<readonly string[]> {
  await admin.putSettings(kind, { ...(await admin.readSettings(kind)), ...members });
  return [kind];
}

/** The serial number gets a profile with user affinity. */
export const assignInConfigurator: Prepare = (admin, { serial }) => {
  const profile = 'Usual';
  const members = { profiles: [{ name: profile, userAffinity: true }], devices: [{ serial, profile }] };
  return merge(admin, 'configurator', members);
};

const productId = '00330-80000-00000-AAOEM';

/** The PC is registered by its hardware hash, and a deployment profile of this mode is for all of them. */
export function deployByAutopilot(mode: string): Prepare {
  return async (admin, { serial, hardwareHash = '' }) => {
    await admin.putSettings('autopilot-profiles', { profiles: [{ name: 'Usual', mode, groups: ['all'] }] });
    const csv = writeRegistrations([{ serial, productId, hardwareHash }]);
    await merge(admin, 'autopilot-devices', { csv });
    return ['autopilot-profiles', 'autopilot-devices'];
  };
}

/** An administrator builds a provisioning package, which the device is then handed on this medium. */
export function handPackage(method: Method, medium: NonNullable<EnrollmentEntry['medium']>) {
  return async (scene: LiveScene): Promise<EnrollmentEntry> => {
    const author = await scene.newDevice({ person: 'Ada', model: 'Surface Laptop', method: 'windows-bulk' });
    const { upn: username, password } = author.person;
    await merge(scene.target.admin, 'directory', { roles: { [username]: 'Intune Administrator' } });
    const url = (await scene.issue({ platform: 'windows', method: 'windows-bulk' }))?.url ?? '';
    await author.agent.step('AuthorPackage', { url, username, password, wishes: { name: 'Usual' } });
    const { file } = (author.agent.evidence().state.authored ?? {}) as { readonly file?: string };
    return { platform: 'windows', method, medium, ...(file !== undefined && { file }) };
  };
}
