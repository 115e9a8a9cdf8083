import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Deed } from './amapi-deeds.js';
import { ask, askDevice } from './amapi-scene.js';

const token =
  (body: JsonObject): Deed =>
  (emm) =>
    ask(emm, 'POST', `${emm.enterprise}/enrollmentTokens`, body);
const enterprise =
  (body: JsonObject, query = ''): Deed =>
  (emm) =>
    ask(emm, 'PATCH', `${emm.enterprise}${query}`, body);
const device =
  (body: JsonObject, query = ''): Deed =>
  (emm) =>
    askDevice(emm, 'PATCH', query, body);

/** Requests that Google's parser refuses. */
export const badBodies: Readonly<Record<string, Deed>> = {
  'sends a token with a member that there is not': token({ lifetime: '60s' }),
  'sends a token whose authentication has a member that there is not': token({
    googleAuthenticationOptions: { mail: 'ada@example.test' },
  }),
  'sends an enterprise with a member that there is not': enterprise({ colour: 1 }),
  'sends a sign-in with a member that there is not': enterprise({ signinDetails: [{ url: 'https://emm.test/' }] }),
  'sends a device with a member that there is not': device({ stat: 'DISABLED' }),
  'sends a command with a member that there is not': (emm) =>
    askDevice(emm, 'POST', ':issueCommand', { type: 'LOCK', when: 'now' }),
  'sends a token whose oneTimeOnly is a text': token({ oneTimeOnly: 'true' }),
  'sends a token whose additionalData is a number': token({ additionalData: 5 }),
  'sends a token whose allowPersonalUsage is no such value': token({ allowPersonalUsage: 'SOMETIMES' }),
  'sends an enterprise whose notification types are one text': enterprise({ enabledNotificationTypes: 'ENROLLMENT' }),
  'sends an enterprise with a notification type that there is not': enterprise({
    enabledNotificationTypes: ['ENROLLMENT', 'EVERYTHING'],
  }),
  'sends a device whose state is an object': device({ state: { wanted: 'DISABLED' } }, '?updateMask=state'),
  'masks a member of the enterprise that there is not': enterprise({}, '?updateMask=enterpriseDisplayName,colour'),
  'masks a member of the device that there is not': device({ state: 'DISABLED' }, '?updateMask=state,stat'),
  'sends a mask that is no mask': enterprise({}, '?updateMask=a..b'),
  'names its enterprise Contoso': enterprise({ enterpriseDisplayName: 'Contoso' }, '?updateMask=enterpriseDisplayName'),
  'reads its enterprise': (emm) => ask(emm, 'GET', emm.enterprise),
};
