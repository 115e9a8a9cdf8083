import {
  attestationAnswers,
  attestationIdentifies,
  attestationJudged,
  attestationTells,
} from '../../harness/checks/key-attestation.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type Scene, then } from './define.js';
import { askForKeys, enrollSoldWith, enrollWithSecurity, withdrawKeys } from './key-attestation-scene.js';
import type { ParameterDefinition } from './parameters.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'keystore', matches: ['software', 'trusted-environment', 'strong-box'] },
  { name: 'keyVerdict', matches: ['verified', 'refused', 'asked'] },
];

export const steps = [
  given('the organisation asks for attested keys', (scene: Scene) => askForKeys(scene)),
  given('the organisation asks for keys that at least {keystore} keeps', (scene: Scene, minimumLevel: string) =>
    askForKeys(scene, { minimumLevel, verifiedBoot: false, deviceIds: false }),
  ),
  given('the organisation asks for keys of devices patched since {string}', (scene: Scene, month: string) =>
    askForKeys(scene, { minimumPatchLevel: month }),
  ),
  given('the organisation asks for keys that {string} has made', (scene: Scene, app: string) =>
    askForKeys(scene, { packages: [app] }),
  ),
  given('an Android device by {method} with {string}', (scene: Scene, method: Method, facts: string) =>
    enrollWithSecurity(scene, method, facts),
  ),
  given('an Android device by {method} sold with API level {int}', (scene: Scene, method: Method, level: number) =>
    enrollSoldWith(scene, method, level),
  ),
  given('keys of {keystore} keystores are {word} on the status list', withdrawKeys),
  then('the attestation has {word} {string}', (scene: Scene, place: string, value: string) =>
    scene.expect(attestationTells, { place, value }),
  ),
  then('the attestation answers the challenge of the server', (scene: Scene) => scene.expect(attestationAnswers, {})),
  then('the attestation names the device by its ids', (scene: Scene) =>
    scene.expect(attestationIdentifies, { told: true }),
  ),
  then('the attestation does not name the device', (scene: Scene) =>
    scene.expect(attestationIdentifies, { told: false }),
  ),
  then('the key of the device is {keyVerdict}', (scene: Scene, verdict: string) =>
    scene.expect(attestationJudged, { verdict, findings: '' }),
  ),
  then('the key of the device is {keyVerdict} for {string}', (scene: Scene, verdict: string, findings: string) =>
    scene.expect(attestationJudged, { verdict, findings }),
  ),
];
