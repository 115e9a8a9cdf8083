import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Method, Platform } from '../../protocol/base/vocabulary.js';
import { findPerson, putPerson } from './domain/people.js';
import type { ReferenceServer } from './server.js';

const shown: readonly (readonly [name: 'ios' | 'windows' | 'android', platform: Platform, method: Method])[] = [
  ['ios', 'ios', 'ios-byod'],
  ['windows', 'windows', 'windows-byod'],
  ['android', 'android', 'android-work-profile'],
];

/**
 * One way in for each platform that is served, for a person who is there for trying out: what `muster serve` shows when it is ready. A restored
 * server shows the same person again.
 */
export async function demoEntries({
  main,
  services,
}: ReferenceServer): Promise<Readonly<Record<string, EnrollmentEntry>>> {
  const upn = `ada@${main.domain}`;
  const password = Buffer.from(main.random.bytes(9)).toString('base64url');
  if (findPerson(main.state, upn) === undefined) putPerson(main.state, { upn, name: 'Ada', password });
  const entries: Record<string, EnrollmentEntry> = {};
  for (const [name, platform, method] of shown) {
    const service = services.find((each) => each.platforms.includes(platform) && each.methods.includes(method));
    if (service !== undefined) entries[name] = await service.issue(main, { platform, method, upn, options: {} });
  }
  return entries;
}
