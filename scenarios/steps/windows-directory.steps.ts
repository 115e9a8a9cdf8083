import {
  applicationAddress,
  askedAt,
  askedForCredentials,
  askedNoEnrollmentService,
  directoryCameFirst,
  directoryLists,
  enrolledAs,
  settingEnded,
  termsOpenedFrom,
} from '../../harness/checks/windows-application.js';
import {
  directoryTokenIsShown,
  sentToNoManagement,
  termsPageAnswered,
  termsPageRefused,
} from '../../harness/checks/windows-directory.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import {
  addGroup,
  addressMember,
  changeApplication,
  directoryHas,
  enrollAgainBy,
  type Half,
  halfMember,
  joinDirectory,
  joinElsewhere,
  joinFrom,
  restoreAddresses,
  setScope,
  tryApplication,
} from './windows-directory-scene.js';
import { askForCertificate } from './windows-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'half', matches: ['MDM', 'MAM'] },
  { name: 'address', matches: ['discovery URL', 'terms of use URL', 'compliance URL'] },
];

/** PCs that come by the directory: user scopes, terms of use, tokens. */
export const steps: readonly StepDefinition[] = [
  given('the {half} user scope is {string}', (scene, half: Half, scope: string) => setScope(scene, half, scope)),
  given('the {half} user scope is {string} with the group {string}', setScope),
  given("the directory's {string} is {string}", directoryHas),
  given('the directory has a group {string} of {word}', addGroup),
  given('the {half} {address} of the directory was changed to {string}', (scene, half: Half, member: string, url) =>
    changeApplication(scene, half, { [addressMember(member)]: url }),
  ),
  given("{person}'s {model} has joined the directory by {method}", joinDirectory),

  when("{person}'s {model} joins the directory by {method} with a token for {string}", joinElsewhere),
  when('the administrator tries to set the {half} user scope to {string}', (scene, half: Half, scope: string) =>
    tryApplication(scene, half, { scope, groups: [] }),
  ),
  when('the administrator tries to set the {half} user scope to the group {string}', (scene, half: Half, group) =>
    tryApplication(scene, half, { scope: 'some', groups: [group] }),
  ),
  when('the administrator restores the default {half} URLs', restoreAddresses),
  when('{person} joins a {model} to the directory in its first run', (scene, person: string, model: string) =>
    joinFrom(scene, person, model, true),
  ),
  when('{person} joins a {model} to the directory from Settings', (scene, person: string, model: string) =>
    joinFrom(scene, person, model, false),
  ),
  when('its person enrolls the same PC by {method}', enrollAgainBy),
  when('the PC asks for a certificate with a token whose signature was changed', (scene: Scene) =>
    askForCertificate(scene, { spoilToken: true }),
  ),

  then('the setting is refused because of {string}', (scene, reason: string) => scene.expect(settingEnded, { reason })),
  then('the setting is kept', (scene: Scene) => scene.expect(settingEnded, {})),
  then('the {half} {address} of the directory is {string}', (scene, half: Half, address: string, value: string) =>
    scene.expect(applicationAddress, { half: halfMember(half), member: addressMember(address), value }),
  ),
  then('the PC opened the terms page at {string}', (scene, path: string) =>
    scene.expect(askedAt, { step: 'Terms', path }),
  ),
  then('the PC asked the discovery service at {string}', (scene, path: string) =>
    scene.expect(askedAt, { step: 'DiscoverProbe', path }),
  ),
  then('the PC asked no enrollment service', (scene: Scene) => scene.expect(askedNoEnrollmentService, {})),
  then('the person was asked for credentials {int} time(s)', (scene, times: number) =>
    scene.expect(askedForCredentials, { times }),
  ),
  then('the directory lists the PC as {word}, {word}', (scene, joinType: string, ownership: string) =>
    scene.expect(directoryLists, { joinType, ownership }),
  ),
  then('the PC came to the directory before it looked for management', (scene: Scene) =>
    scene.expect(directoryCameFirst, {}),
  ),
  then('the terms page was opened from {word}', (scene, host: string) => scene.expect(termsOpenedFrom, { host })),
  then('the PC enrolled as a device of the organisation', (scene: Scene) =>
    scene.expect(enrolledAs, { type: 'Device' }),
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
