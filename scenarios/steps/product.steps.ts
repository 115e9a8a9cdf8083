import {
  acceptedTermsVersion,
  incompleteCount,
  issueOutcome,
  presentedTerms,
  refusalIsOneOf,
  settingsRefused,
} from '../../harness/checks/product.js';
import { days, minutes } from '../../protocol/base/clock.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  assignPolicy,
  blockPlatform,
  editTerms,
  enrollWithVersion,
  limitVersions,
  requestAospToken,
  tryVersionRange,
} from './product-scene.js';
import type { Scene } from './scene.js';

export const steps: readonly StepDefinition[] = [
  given('{word} may enroll {int} device(s)', async (scene: Scene, _person: string, limit: number) => {
    await scene.target.admin.putSettings('device-limit', { default: { limit } });
  }),
  given('the device has been silent for {int} days', (scene: Scene, count: number) => scene.advance(days(count))),
  when('{int} minutes pass', (scene: Scene, count: number) => scene.advance(minutes(count))),

  given('the default restriction blocks {word}', (scene: Scene, platform: string) => blockPlatform(scene, platform)),
  given('a policy for the group {string} allows {word}', (scene: Scene, group: string, platform: string) =>
    assignPolicy(scene, group, platform),
  ),
  given('{word} belongs to the group {string}', async (scene: Scene, person: string, group: string) => {
    await scene.person(person, { groups: [group] });
  }),
  when(
    'an administrator enrolls a(n) {model} without a user by {method}',
    async (scene: Scene, model: string, method: Method) => {
      await scene.enroll(await scene.newDevice({ person: 'Nobody', model, method }));
    },
  ),

  given(
    'only OS versions from {string} to {string} may enroll on {word}',
    (scene: Scene, minimum: string, maximum: string, platform: string) =>
      limitVersions(scene, platform, minimum, maximum),
  ),
  when(
    '{word} enrolls a(n) {model} on OS {string} by {method}',
    (scene: Scene, person: string, model: string, osVersion: string, method: Method) =>
      enrollWithVersion(scene, { person, model, osVersion, method }),
  ),
  when('an administrator asks for a version range on {word}', (scene: Scene, platform: string) =>
    tryVersionRange(scene, platform),
  ),
  then('the setting is refused', (scene: Scene) => scene.expect(settingsRefused, {})),

  given('terms of use are assigned to everybody', (scene: Scene) => editTerms(scene, { requireReacceptance: false })),
  given('{word} accepts terms of use', async (scene: Scene, person: string) => {
    await scene.person(person, { terms: 'accept' });
  }),
  given('{word} declines terms of use', async (scene: Scene, person: string) => {
    await scene.person(person, { terms: 'decline' });
  }),
  when('the terms are edited and must be accepted again', (scene: Scene) =>
    editTerms(scene, { requireReacceptance: true }),
  ),
  when('the terms are edited without asking again', (scene: Scene) => editTerms(scene, { requireReacceptance: false })),
  then('the terms have version {int}', (scene: Scene, version: number) =>
    scene.expect(acceptedTermsVersion, { version }),
  ),
  then('the terms were presented', (scene: Scene) => scene.expect(presentedTerms, { presented: true })),
  then('the terms were not presented', (scene: Scene) => scene.expect(presentedTerms, { presented: false })),

  given('{word} gives up at {string}', async (scene: Scene, person: string, section: string) => {
    await scene.person(person, { givesUpAt: section });
  }),
  then(
    'the report counts {int} incomplete of {int} enrollment(s)',
    (scene: Scene, incomplete: number, initiated: number) => scene.expect(incompleteCount, { incomplete, initiated }),
  ),

  when('an administrator asks for an AOSP token that lives {string}', (scene: Scene, life: string) =>
    requestAospToken(scene, life),
  ),
  then('the token is {outcome}', (scene: Scene, outcome: 'accepted' | 'refused') =>
    scene.expect(issueOutcome, { outcome }),
  ),

  then('the device reports one of {string}', (scene: Scene, codes: string) =>
    scene.expect(refusalIsOneOf, { codes: codes.split(/,\s*/) }),
  ),
];
