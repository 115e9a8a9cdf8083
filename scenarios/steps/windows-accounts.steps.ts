import {
  idOfOrganisationIsGiven,
  keyIsKeptIn,
  namesIdOfOrganisation,
  noncesDiffer,
  protocolsAre,
  renewalWentTo,
  speaksUnder,
  thumbprintIsOwn,
} from '../../harness/checks/windows-accounts.js';
import { days } from '../../protocol/base/clock.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import {
  accountIs,
  attestsForeignNonce,
  attestTo,
  failuresHave,
  renewsAt,
  roleIs,
  speaks,
  speaksOlder,
} from './windows-accounts-scene.js';
import { enrollWithTpm, type TpmWords } from './windows-recovery-scene.js';
import { changeWindowsSettings } from './windows-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'dmVersion', matches: ['1.1', '1.2'] },
  { name: 'toldVersion', matches: ['1.1', '1.2', 'nothing'] },
  { name: 'olderVersion', matches: ['try the older', 'try nothing'], value: (text) => text === 'try the older' },
  { name: 'attestsTo', matches: ['to Azure', 'to no one'] },
  { name: 'failureBehavior', matches: ['FailOnError', 'IgnoreOnError', 'RetryOnError', 'nothing'] },
];

/** What PCs are told of their account, of renewal and of attestation, and what they make of it. */
export const steps: readonly StepDefinition[] = [
  given('PCs are told to keep their key in the container {string}', (scene: Scene, name: string) =>
    accountIs(scene, { keyContainer: { keySpec: 2, name, providerType: 1 } }),
  ),
  given('the server speaks OMA-DM {dmVersion} and tells PCs {toldVersion}', speaks),
  given('the server speaks OMA-DM 1.1 and lets PCs {olderVersion}', speaksOlder),
  given('PCs are told to speak under the id of their hardware', (scene: Scene) =>
    accountIs(scene, { hardwareId: true }),
  ),
  given('PCs are told the role {word}', roleIs),
  given('PCs are told to renew {int} days before the end, and every {int} days', (scene, periodDays, retryDays) =>
    changeWindowsSettings(scene, { renewal: { periodDays, retryDays } }),
  ),
  given('the organisation has PCs attest their keys {attestsTo}', attestTo),
  given('a key that cannot be attested is to have {failureBehavior}', (scene: Scene, key: string) =>
    failuresHave(scene, key),
  ),
  given(
    'a key that cannot be attested is to have {failureBehavior}, and in the newer place {failureBehavior}',
    failuresHave,
  ),
  when('{person} enrolls a {model} whose TPM {tpmWords}', (scene, person, model, tpm: TpmWords) =>
    enrollWithTpm(scene, { person, model, tpm }),
  ),
  when('the PC asks for a certificate with an attestation of another nonce', attestsForeignNonce),
  when('the administrator moves renewal to the host {string}', renewsAt),
  when('the device comes again after {int} days', async (scene: Scene, count: number) => {
    await scene.advance(days(count));
    await scene.wake(scene.device(), 'poll');
  }),

  then('the PC keeps its key in the container {string}', (scene: Scene, name: string) =>
    scene.expect(keyIsKeptIn, { name }),
  ),
  then('the PC spoke OMA-DM {string}', (scene: Scene, versions: string) =>
    scene.expect(protocolsAre, { versions: versions.split(', ') }),
  ),
  then('the PC speaks under the id of its hardware', (scene: Scene) => scene.expect(speaksUnder, { hardware: true })),
  then('the PC speaks under the id of its enrollment', (scene: Scene) =>
    scene.expect(speaksUnder, { hardware: false }),
  ),
  then('the PC was given an id of the organisation', (scene: Scene) => scene.expect(idOfOrganisationIsGiven, {})),
  then('the last request names the id of the organisation: {word}', (scene: Scene, named: string) =>
    scene.expect(namesIdOfOrganisation, { named: named === 'true' }),
  ),
  then('no two PCs were given the same nonce', (scene: Scene) => scene.expect(noncesDiffer, {})),
  then('the PC asked the host {string} to renew', (scene: Scene, host: string) =>
    scene.expect(renewalWentTo, { host: `${host}.${scene.target.domain}` }),
  ),
  then('the PC named the certificate that it has', (scene: Scene) => scene.expect(thumbprintIsOwn, {})),
];
