import {
  pemCame,
  portalLists,
  recordEndsWithPortal,
  recordIsWhole,
  recordShows,
  requestOffered,
  topicIsSubjectId,
  uploadIs,
} from '../../harness/checks/push-certificate.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  agree,
  createInPortal,
  hasCertificate,
  lookInPortal,
  renewed,
  renewInPortal,
  replaced,
  upload,
  withoutCertificate,
} from './push-certificate-scene.js';
import type { Scene } from './scene.js';

/** The Apple MDM push certificate: consent, request, Apple's portal, upload, record, renewal. */
export const steps: readonly StepDefinition[] = [
  given('there is no push certificate', withoutCertificate),
  given('the administrator agreed that Apple is sent information', agree),
  given('a push certificate made with {string}', hasCertificate),
  when('the administrator deletes the push certificate', agree),
  when('a certificate is made in the Apple portal with {string}', (scene: Scene, appleId: string) =>
    createInPortal(scene, appleId),
  ),
  when('a certificate is asked for in the Apple portal without accepting its terms', (scene: Scene) =>
    createInPortal(scene, 'ada@muster.test', false),
  ),
  when('the certificate is renewed in the Apple portal with {string}', renewInPortal),
  when('the certificate is uploaded without an Apple ID', (scene: Scene) => upload(scene)),
  when('the certificate is uploaded with the Apple ID {string}', (scene: Scene, appleId: string) =>
    upload(scene, appleId),
  ),
  when('the push certificate is renewed with {string} and uploaded', renewed),
  when('a new push certificate is made with {string} and uploaded', replaced),
  when('{string} signs in to the Apple portal', lookInPortal),
  then('the signing request is offered', (scene: Scene) => scene.expect(requestOffered, { offered: true })),
  then('no signing request is offered', (scene: Scene) => scene.expect(requestOffered, { offered: false })),
  then('the upload is taken', (scene: Scene) => scene.expect(uploadIs, { taken: true })),
  then('the upload is refused', (scene: Scene) => scene.expect(uploadIs, { taken: false })),
  then('the record shows {word} {string}', (scene: Scene, field: string, value: string) =>
    scene.expect(recordShows, { field, value }),
  ),
  then('the record has {string}', (scene: Scene, fields: string) =>
    scene.expect(recordIsWhole, { fields: fields.split(', ') }),
  ),
  then('the record ends when the portal says', (scene: Scene) => scene.expect(recordEndsWithPortal, {})),
  then('the Apple portal lists {string}', (scene: Scene, statuses: string) => scene.expect(portalLists, { statuses })),
  then('a certificate comes as a .pem file', (scene: Scene) => scene.expect(pemCame, {})),
  then("the topic on the device is the certificate's subject id", (scene: Scene) => scene.expect(topicIsSubjectId, {})),
];
