import { errorPageSays, mailHoldsLink, portalShows } from '../../harness/checks/move.js';
import { given, type StepDefinition, then, when } from './define.js';
import { actAfter, doAtDevice, mailLink, openElsewhere, openMailedLink, openShortLink } from './move-scene.js';
import type { Scene } from './scene.js';

const page = 'UpdateDeviceSettings';

/** The notification and the link that lead to the page from which the move starts. */
export const steps: readonly StepDefinition[] = [
  given('its owner is notified after {int} days', (scene: Scene, days: number) =>
    actAfter(scene, 'Send push notification to end user', days),
  ),
  given('a mail with the {word} link has reached Ada', mailLink),
  given('the app was left open at the page {word}', (scene: Scene, left: string) =>
    doAtDevice(scene, 'leave Company Portal open', { page: left }),
  ),
  when('the user selects the notification', (scene: Scene) => doAtDevice(scene, 'select the notification')),
  when('the user taps the link', (scene: Scene) => openMailedLink(scene)),
  when('the user taps the link, which reads {string}', (scene: Scene, wording: string) =>
    openMailedLink(scene, { wording }),
  ),
  when('the user taps a shortened form of the link', (scene: Scene) => openShortLink(scene)),
  when('the user pastes the link into a browser', (scene: Scene) => openMailedLink(scene, { how: 'pasted' })),
  when('Ada opens the link on a/an {model}', openElsewhere),
  then('the mail holds the {word} link', (scene: Scene, cloud: string) => scene.expect(mailHoldsLink, { cloud })),
  then('the app shows the page for updating device settings', (scene: Scene) =>
    scene.expect(portalShows, { pages: [page] }),
  ),
  then('the app shows that page or {word}', (scene: Scene, last: string) =>
    scene.expect(portalShows, { pages: [page, last] }),
  ),
  then('the app does not open', (scene: Scene) => scene.expect(portalShows, { pages: [] })),
  then('an error page says {string}', (scene: Scene, text: string) => scene.expect(errorPageSays, { text })),
];
