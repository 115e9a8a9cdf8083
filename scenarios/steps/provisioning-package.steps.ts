import {
  accountFits,
  askedDirectoryAfter,
  directoryCounts,
  nameEndsWithSerial,
  nameFits,
  packageIs,
  packageLogged,
  packageMade,
} from '../../harness/checks/provisioning-package.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import { applyOn, author, deleteAccount, giveRole } from './provisioning-package-scene.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'part', matches: ['token', 'expiry', 'sign-in'] }];

/** Bulk enrollment: tokens, packages, and what PCs make of them. */
export const steps: readonly StepDefinition[] = [
  given('{person} has the directory role {string}', giveRole),
  given('{person} has built a package with {string}', (scene: Scene, person: string, wishes: string) =>
    author(scene, person, { wishes }),
  ),

  when('{person} builds a package', (scene: Scene, person: string) => author(scene, person)),
  when('{person} builds a package with {string}', (scene: Scene, person: string, wishes: string) =>
    author(scene, person, { wishes }),
  ),
  when('{person} builds a package without the {part}', (scene: Scene, person: string, part: string) =>
    author(scene, person, { without: [part] }),
  ),
  when('{person} builds a package and stays signed in everywhere', (scene: Scene, person: string) =>
    author(scene, person, { staysSignedInEverywhere: true }),
  ),
  when('{person} builds a package with a wrong password', (scene: Scene, person: string) =>
    author(scene, person, { wrongPassword: true }),
  ),
  when("the package's account is deleted", deleteAccount),
  when('a {model} applies the package', (scene: Scene, model: string) => applyOn(scene, { model })),
  when('a {model} on OS {string} applies the package', (scene: Scene, model: string, osVersion: string) =>
    applyOn(scene, { model, modelOverrides: { osVersion } }),
  ),
  when('a {model} without a network cable applies the package', (scene: Scene, model: string) =>
    applyOn(scene, { model, modelOverrides: { habits: { wired: false } } }),
  ),
  when('a {model} applies the package with the password {string}', (scene: Scene, model: string, password: string) =>
    applyOn(scene, { model, password }),
  ),
  when('a {model} in its first run is given the package by {word}', (scene, model: string, medium: 'usb' | 'share') =>
    applyOn(scene, { model, medium }),
  ),
  when('a {model} in use is given the package by {word}', (scene, model: string, medium: 'usb' | 'share') =>
    applyOn(scene, { model, medium, firstRun: false }),
  ),

  then('the package is built', (scene: Scene) => scene.expect(packageIs, { built: true })),
  then('the package is rejected because of {string}', (scene, reason: string) =>
    scene.expect(packageIs, { built: false, reason }),
  ),
  then('the PC has {word} {string} of the package', (scene, member: string, value: string) =>
    scene.expect(packageMade, { member, value: /^(yes|no)$/.test(value) ? value === 'yes' : value }),
  ),
  then('the PC has edition {int} of the package', (scene, value: number) =>
    scene.expect(packageMade, { member: 'edition', value }),
  ),
  then("the PC's name is like {string}", (scene, pattern: string) => scene.expect(nameFits, { pattern })),
  then("the PC's name has {int} characters and ends as its serial number", (scene, length: number) =>
    scene.expect(nameEndsWithSerial, { length }),
  ),
  then('the package log has {string} as {word}', (scene, setting: string, result: string) =>
    scene.expect(packageLogged, { setting, result }),
  ),
  then('the PC asked the directory after {int} seconds', (scene, seconds: number) =>
    scene.expect(askedDirectoryAfter, { seconds }),
  ),
  then('the package enrolls in the name of an account like {string}', (scene, pattern: string) =>
    scene.expect(accountFits, { pattern }),
  ),
  then('the directory lists {int} {word} PC(s)', (scene, count: number, joinType: string) =>
    scene.expect(directoryCounts, { count, joinType }),
  ),
];
