import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Method, Platform } from '../../protocol/base/vocabulary.js';
import { findPerson, putPerson } from './domain/people.js';
import type { ReferenceServer } from './server.js';
import type { Tenant } from './tenant.js';

const shown: readonly (readonly [name: 'ios' | 'windows' | 'android', platform: Platform, method: Method])[] = [
  ['ios', 'ios', 'ios-byod'],
  ['windows', 'windows', 'windows-byod'],
  ['android', 'android', 'android-work-profile'],
];

/**
 * One way in for each platform that is served, for a person who is there for trying out: what `muster serve` shows when it is ready. A restored
 * server shows the same person again.
 */
export async function demoEntries(server: ReferenceServer): Promise<Readonly<Record<string, EnrollmentEntry>>> {
  const { main, services } = server;
  const upn = `ada@${main.domain}`;
  const ada = findPerson(main.state, upn) ?? putPerson(main.state, { upn, name: 'Ada', password: newPassword(main) });
  const entries: Record<string, EnrollmentEntry> = {};
  for (const [name, platform, method] of shown) {
    const service = services.find((each) => each.platforms.includes(platform) && each.methods.includes(method));
    const entry = await service?.issue(main, { platform, method, upn, options: {} });
    if (entry !== undefined) entries[name] = { ...entry, username: upn, password: ada.password };
  }
  await server.keep(main);
  return entries;
}

const newPassword = ({ random }: Tenant): string => Buffer.from(random.bytes(9)).toString('base64url');
