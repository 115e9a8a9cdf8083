import { deviceAnswered } from '../../harness/checks/omadm-commands.js';
import { nodeIs, pcShows, pcShowsNot } from '../../harness/checks/windows-nodes.js';
import { type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import {
  enrollWithPackage,
  executesNode,
  expectsAndSets,
  installsRoot,
  nodeUri,
  readsNode,
  setsNode,
} from './windows-nodes-scene.js';

/** Nodes of configuration service providers: what a PC makes of them. */
export const steps: readonly StepDefinition[] = [
  when('{person} enrolls a {model} on which {string} fails', enrollWithPackage),
  when('the administrator reads the node {string}', readsNode),
  when('the administrator sets the node {string} to {string}', (scene: Scene, name: string, value: string) =>
    setsNode(scene, name, value),
  ),
  when('the administrator sets the cached value {string} and the policy {string} to {int}', expectsAndSets),
  when('the administrator executes the node {string}', executesNode),
  when('the administrator installs a root certificate below {string}', installsRoot),

  then('the node {string} is {string}', (scene: Scene, name: string, value: string) =>
    scene.expect(nodeIs, { uri: nodeUri(name), value }),
  ),
  then('the node {string} was answered with {word}', (scene: Scene, name: string, code: string) =>
    scene.expect(deviceAnswered, { about: nodeUri(name), code }),
  ),
  then('the PC still has its name', (scene: Scene) =>
    scene.expect(pcShowsNot, { member: 'deviceName', value: 'FRONTDESK' }),
  ),
  then('the PC shows {word} {string}', (scene: Scene, member: string, value: string) =>
    scene.expect(pcShows, { member, value }),
  ),
];
