import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** A compliance policy for the company's devices that wants this of Play Integrity and nothing else. */
export async function wantIntegrity(scene: Scene, choice: string): Promise<void> {
  const { admin } = scene.target;
  const template = await admin.readReport('android-framework-template', { set: 'corporate', level: 1 });
  const settings = { 'Device Health': { 'Play Integrity Verdict': choice } };
  const policy = { ...(template.compliance as JsonObject), settings };
  await admin.putSettings('compliance-policies', { policies: [policy] });
}
