import { createHash } from 'node:crypto';
import { documentHas, failureTells, nodeIsListed } from '../../harness/checks/omadm-lists.js';
import { type StepDefinition, then, when } from './define.js';
import { queueAndWake } from './omadm-scene.js';
import type { Scene } from './scene.js';
import { nodeUri, setsNode } from './windows-nodes-scene.js';

/** The root behind the private names of the organisation, and its node. */
async function privateRoot(scene: Scene): Promise<{ readonly node: string; readonly certificate: string }> {
  const { certificate } = await scene.target.admin.readPage('private-root');
  const hash = createHash('sha1')
    .update(Buffer.from(String(certificate), 'base64'))
    .digest('hex')
    .toUpperCase();
  return { node: `CertificateStore/ROOT/System/${hash}`, certificate: String(certificate) };
}

async function installsRoot(scene: Scene): Promise<void> {
  const { node, certificate } = await privateRoot(scene);
  await setsNode(scene, `${node}/EncodedCertificate`, certificate, 'b64');
}

/** Lists and properties of nodes, results behind failures, and roots in the store. */
export const steps: readonly StepDefinition[] = [
  when('the administrator installs the private root of the organisation', installsRoot),
  when('the administrator installs the private root of the organisation and deletes it again', async (scene: Scene) => {
    await installsRoot(scene);
    const { node } = await privateRoot(scene);
    await queueAndWake(scene, { verb: 'Delete', target: nodeUri(node) });
  }),

  then('the failure of the node {string} tells {string}', (scene: Scene, name: string, result: string) =>
    scene.expect(failureTells, { uri: nodeUri(name), result }),
  ),
  then('the node {string} was listed with {string}', (scene: Scene, name: string, value: string) =>
    scene.expect(nodeIsListed, { uri: nodeUri(name), value }),
  ),
  then('the document of the node {string} has {string} with {string}', (scene: Scene, name, path: string, value) =>
    scene.expect(documentHas, { uri: nodeUri(name), path: path.split('/'), value }),
  ),
];
