import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** A part of the organisation's domain, or all of it: `us` is `us.t17.muster.test`. */
export const domainOf = ({ target }: Scene, part: string): string =>
  part === '' || part === 'company' ? target.domain : `${part}.${target.domain}`;

/** A vendor's public name as the simulation has it: before the tenant's domain, which tells tenants apart. */
export const simulated = ({ target }: Scene, name: string): string => `${name}.${target.domain}`;

async function change(scene: Scene, members: JsonObject): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings('dns', { ...(await admin.readSettings('dns')), ...members });
}

async function addRecords(scene: Scene, added: readonly JsonObject[]): Promise<void> {
  const { records } = await scene.target.admin.readSettings('dns');
  await change(scene, { records: [...(Array.isArray(records) ? (records as readonly JsonObject[]) : []), ...added] });
}

/** What the console lists for a domain goes into the zone as it is. */
export async function publishAliases(scene: Scene, part: string): Promise<void> {
  const { rows } = await scene.target.admin.readReport('dns-aliases', { domain: domainOf(scene, part) });
  await addRecords(
    scene,
    (rows as readonly JsonObject[]).map(({ type: _type, ...alias }) => alias),
  );
}

export function pointAliasTo(scene: Scene, part: string, pointsTo: string): Promise<void> {
  return addRecords(scene, [{ host: `EnterpriseEnrollment.${domainOf(scene, part)}`, pointsTo }]);
}

export const propagatesIn = (scene: Scene, hours: number): Promise<void> => change(scene, { propagationHours: hours });
export const belongsToCloud = (scene: Scene, cloud: string): Promise<void> => change(scene, { cloud });

export async function servedBy(scene: Scene, part: string, service: string): Promise<void> {
  const { units = [] } = await scene.target.admin.readSettings('dns');
  await change(scene, { units: [...(units as readonly Json[]), { domain: domainOf(scene, part), service }] });
}

/** A person whose sign-in name is of a part of the organisation's domain. */
export async function personOf(scene: Scene, name: string, part: string): Promise<void> {
  await scene.person(name, { upn: `${name.toLowerCase()}@${domainOf(scene, part)}` });
}

export interface Asking {
  readonly person: string;
  readonly model: string;
  /** What is typed where a server name is asked for. */
  readonly serverName?: string;
  readonly program?: 'settings' | 'company-portal';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody connects a PC in a network whose resolver knows the organisation's zone. */
export async function connectByDns(scene: Scene, asking: Asking): Promise<void> {
  const { person, model, serverName, program = 'settings', headers } = asking;
  if (serverName !== undefined) await scene.person(person, { serverName: simulated(scene, serverName) });
  const { port } = scene.target.resolve(simulated(scene, 'dns'), 443);
  const resolver = `https://${simulated(scene, 'dns')}:${port}/dns-query`;
  const habits = { resolver, ...(headers && { headers }) };
  const wanted = { person, model, method: 'windows-byod', modelOverrides: { habits }, options: { program } } as const;
  await scene.enroll(await scene.newDevice(wanted));
}

/** A proxy forwards the discovery of the organisation's own host to a host of the service. */
export function connectThroughProxy(scene: Scene, person: string, model: string, host: string): Promise<void> {
  const forwarded = `enterpriseenrollment.${scene.target.domain}`;
  const headers = { 'User-Agent': 'ENROLLClient', Via: '1.1 proxy', 'X-Forwarded-Host': forwarded };
  return connectByDns(scene, { person, model, serverName: host, headers });
}
