import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Call } from './call.js';
import * as devices from './devices.js';
import * as tokens from './enrollment-tokens.js';
import * as enterprises from './enterprises.js';
import * as policies from './policies.js';
import * as subscriptions from './subscriptions.js';

/** Calls of the API by method and path below /v1, an id standing as `*` (Android Management API and Cloud Pub/Sub, REST reference). */
export const routes: Readonly<Record<string, (call: Call) => JsonObject>> = {
  'POST signupUrls': enterprises.createSignupUrl,
  'POST enterprises': enterprises.createEnterprise,
  'GET enterprises': enterprises.listEnterprises,
  'GET enterprises/*': enterprises.getEnterprise,
  'PATCH enterprises/*': enterprises.patchEnterprise,
  'DELETE enterprises/*': enterprises.deleteEnterprise,
  'POST enterprises/*/enrollmentTokens': tokens.createToken,
  'GET enterprises/*/enrollmentTokens': tokens.listTokens,
  'GET enterprises/*/enrollmentTokens/*': tokens.getToken,
  'DELETE enterprises/*/enrollmentTokens/*': tokens.deleteToken,
  'GET enterprises/*/policies': policies.listPolicies,
  'GET enterprises/*/policies/*': policies.getPolicy,
  'PATCH enterprises/*/policies/*': policies.patchPolicy,
  'DELETE enterprises/*/policies/*': policies.deletePolicy,
  'GET enterprises/*/devices': devices.listDevices,
  'GET enterprises/*/devices/*': devices.getDevice,
  'PATCH enterprises/*/devices/*': devices.patchDevice,
  'DELETE enterprises/*/devices/*': devices.deleteDevice,
  'POST enterprises/*/devices/*:issueCommand': devices.issueCommand,
  'GET enterprises/*/devices/*/operations': devices.listOperations,
  'GET enterprises/*/devices/*/operations/*': devices.getOperation,
  'POST enterprises/*/devices/*/operations/*:cancel': devices.cancelOperation,
  'PUT projects/*/topics/*': subscriptions.putTopic,
  'PUT projects/*/subscriptions/*': subscriptions.putSubscription,
  'POST projects/*/subscriptions/*:pull': subscriptions.pullMessages,
  'POST projects/*/subscriptions/*:acknowledge': subscriptions.acknowledgeMessages,
};
