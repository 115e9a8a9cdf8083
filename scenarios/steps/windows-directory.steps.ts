import {
  directoryTokenIsShown,
  sentToNoManagement,
  termsPageAnswered,
  termsPageRefused,
} from '../../harness/checks/windows-directory.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { joinDirectory, joinElsewhere, setScope } from './windows-directory-scene.js';
import { askForCertificate } from './windows-scene.js';

/** PCs that come by the directory: user scopes, terms of use, tokens. */
export const steps: readonly StepDefinition[] = [
  given('the MDM user scope is {string}', (scene: Scene, scope: string) => setScope(scene, 'mdm', scope)),
  given('the MDM user scope is {string} with the group {string}', (scene: Scene, scope: string, group: string) =>
    setScope(scene, 'mdm', scope, group),
  ),
  given('the MAM user scope is {string}', (scene: Scene, scope: string) => setScope(scene, 'mam', scope)),
  given('the MAM user scope is {string} with the group {string}', (scene: Scene, scope: string, group: string) =>
    setScope(scene, 'mam', scope, group),
  ),
  given("{person}'s {model} has joined the directory by {method}", joinDirectory),

  when("{person}'s {model} joins the directory by {method} with a token for {string}", joinElsewhere),
  when('the PC asks for a certificate with a token whose signature was changed', (scene: Scene) =>
    askForCertificate(scene, { spoilToken: true }),
  ),

  then('the PC was sent to no management', (scene: Scene) => scene.expect(sentToNoManagement, {})),
  then('the terms page answered with a blob', (scene: Scene) => scene.expect(termsPageAnswered, { accepted: true })),
  then('the terms page answered that they were declined', (scene: Scene) =>
    scene.expect(termsPageAnswered, { accepted: false }),
  ),
  then('the terms page refused the token', (scene: Scene) => scene.expect(termsPageRefused, {})),
  then('the security header carries the token of the directory', (scene: Scene) =>
    scene.expect(directoryTokenIsShown, {}),
  ),
];
