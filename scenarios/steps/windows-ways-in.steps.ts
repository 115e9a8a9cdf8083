import {
  aboutHas,
  accountIsListed,
  cameByMailAddress,
  consoleLists,
  directoryHasPcs,
  recordSays,
  screensWere,
} from '../../harness/checks/windows-ways-in.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import { bootWithPackage, connect, connectAgain, speakAsStranger, upnOf } from './windows-ways-in-scene.js';

type Medium = NonNullable<EnrollmentEntry['medium']>;

export const parameters: readonly ParameterDefinition[] = [{ name: 'medium', matches: ['usb', 'share', 'sd-card'] }];

/** Where people begin on a PC, by version and edition, and what the console makes of it. */
export const steps: readonly StepDefinition[] = [
  when('{person} connects a {model} from Settings', (scene, person: string, model: string) =>
    connect(scene, { person, model }),
  ),
  when('{person} connects a {model} on OS {string} from Settings', (scene, person: string, model, osVersion) =>
    connect(scene, { person, model, osVersion }),
  ),
  when('{person} enrolls a {model} in device management only, which is in: {word}', (scene, person, model, joined) =>
    connect(scene, { person, model, method: 'windows-mdm-only', habits: { joined } }),
  ),
  when('{person} enrolls a {model} with the Company Portal app', (scene, person: string, model: string) =>
    connect(scene, { person, model, program: 'company-portal' }),
  ),
  when('{person} enrolls a {model} on OS {string} with the Company Portal app', (scene, person, model, osVersion) =>
    connect(scene, { person, model, osVersion, program: 'company-portal' }),
  ),
  when('{person} connects the same PC from Settings', (scene, person: string) => connectAgain(scene, person)),
  when('{person} connects the same PC from Settings by {method}', (scene, person: string, method: Method) =>
    connectAgain(scene, person, method),
  ),
  when('an IoT board boots for the first time with the package on {medium}', (scene, medium: Medium) =>
    bootWithPackage(scene, medium, true),
  ),
  when('an IoT board boots again with the package on {medium}', (scene, medium: Medium) =>
    bootWithPackage(scene, medium, false),
  ),
  when('the PC opens a session in the name of one that never enrolled', (scene: Scene) => speakAsStranger(scene)),

  then('{person} is listed in the Settings of the PC', async (scene, person: string) =>
    scene.expect(accountIsListed, { account: await upnOf(scene, person), listed: true }),
  ),
  then('{person} is not listed in the Settings of the PC', async (scene, person: string) =>
    scene.expect(accountIsListed, { account: await upnOf(scene, person), listed: false }),
  ),
  then('the person saw {string} and then {string}', (scene, first: string, second: string) =>
    scene.expect(screensWere, { screens: [first, second] }),
  ),
  then('the PC found its enrollment service by the mail address', (scene) => scene.expect(cameByMailAddress, {})),
  then('the PC shows its {word}', (scene, field: string) => scene.expect(aboutHas, { field })),
  then("the PC's record says {word} {string}", (scene, member: string, value: string) =>
    scene.expect(recordSays, { member, value }),
  ),
  then('the directory has {int} PC(s)', (scene, count: number) => scene.expect(directoryHasPcs, { count })),
  then('the console lists {int} record(s) of the PC', (scene, count: number) => scene.expect(consoleLists, { count })),
];
