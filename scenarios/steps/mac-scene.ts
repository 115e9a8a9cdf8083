import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import { deedDone } from '../../harness/checks/mac.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { NewDevice, Scene, SceneDevice } from './scene.js';

/** What may be said of a Mac before it enrolls, in words: `macOS 11.1, supervised`. */
const traits: Readonly<Record<string, JsonObject>> = {
  supervised: { supervised: true },
  'nobody signed in': { habits: { signedIn: false } },
  'a script that enrolled it': { habits: { scripted: true } },
  'a standard user': { habits: { administrator: false } },
  'things of its own': { habits: { ownProfiles: ['home'], ownApps: ['com.example.draw'] } },
};

/** Facts of the model that the words replace. Throws Error on a word that says nothing. */
function overridesFor(words: string): JsonObject {
  const said = words.split(', ').map((word) => {
    const version = /^macOS ([\d.]+)$/.exec(word)?.[1];
    const override = version === undefined ? traits[word] : { osVersion: version };
    if (override === undefined) throw new Error(`"${word}" says nothing of a Mac`);
    return override;
  });
  const habits = Object.assign({}, ...said.map((override) => override.habits ?? {})) as JsonObject;
  return { ...(Object.assign({}, ...said) as JsonObject), habits };
}

/** A Mac that has not enrolled. */
export function newMac(
  scene: Scene,
  person: string,
  model: string,
  words: string,
  method: Method,
  options: NonNullable<NewDevice['options']> = {},
): Promise<SceneDevice> {
  return scene.newDevice({ person, model, method, modelOverrides: overridesFor(words), options });
}

export async function macEnrolled(
  scene: Scene,
  person: string,
  model: string,
  words: string,
  method: Method,
): Promise<void> {
  await scene.enroll(await newMac(scene, person, model, words, method));
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
}

/** Something that a person does at the Mac; how it ended is left as a note. */
export async function act(scene: Scene, deed: string, details: JsonObject = {}): Promise<void> {
  const { agent, name } = scene.device();
  if (agent.act === undefined) throw new Error(`nobody does anything at ${name}`);
  scene.note(deedDone, await agent.act(deed, details));
}
