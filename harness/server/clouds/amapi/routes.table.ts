import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Call } from './call.js';
import * as commands from './commands.js';
import * as devices from './devices.js';
import * as tokens from './enrollment-tokens.js';
import * as enterprises from './enterprises.js';
import * as migration from './migration-tokens.js';
import * as operations from './operations.js';
import * as policies from './policies.js';
import * as applications from './policy-applications.js';
import { getProvisioningInfo } from './sign-in.js';
import * as subscriptions from './subscriptions.js';
import * as web from './web.js';

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
  'POST enterprises/*/migrationTokens': migration.createMigrationToken,
  'GET enterprises/*/migrationTokens': migration.listMigrationTokens,
  'GET enterprises/*/migrationTokens/*': migration.getMigrationToken,
  'GET enterprises/*/policies': policies.listPolicies,
  'GET enterprises/*/policies/*': policies.getPolicy,
  'PATCH enterprises/*/policies/*': policies.patchPolicy,
  'DELETE enterprises/*/policies/*': policies.deletePolicy,
  'POST enterprises/*/policies/*:modifyPolicyApplications': applications.modifyApplications,
  'POST enterprises/*/policies/*:removePolicyApplications': applications.removeApplications,
  'GET enterprises/*/devices': devices.listDevices,
  'GET enterprises/*/devices/*': devices.getDevice,
  'PATCH enterprises/*/devices/*': devices.patchDevice,
  'DELETE enterprises/*/devices/*': devices.deleteDevice,
  'POST enterprises/*/devices/*:issueCommand': commands.issueCommand,
  'GET enterprises/*/devices/*/operations': operations.listOperations,
  'GET enterprises/*/devices/*/operations/*': operations.getOperation,
  'POST enterprises/*/devices/*/operations/*:cancel': operations.cancelOperation,
  'GET provisioningInfo/*': getProvisioningInfo,
  'POST enterprises/*/webTokens': web.createWebToken,
  'POST enterprises/*/webApps': web.createWebApp,
  'GET enterprises/*/webApps': web.listWebApps,
  'GET enterprises/*/webApps/*': web.getWebApp,
  'PATCH enterprises/*/webApps/*': web.patchWebApp,
  'DELETE enterprises/*/webApps/*': web.deleteWebApp,
  'GET enterprises/*/applications/*': web.getApplication,
  'PUT projects/*/topics/*': subscriptions.putTopic,
  'PUT projects/*/subscriptions/*': subscriptions.putSubscription,
  'DELETE projects/*/subscriptions/*': subscriptions.deleteSubscription,
  'POST projects/*/subscriptions/*:pull': subscriptions.pullMessages,
  'POST projects/*/subscriptions/*:acknowledge': subscriptions.acknowledgeMessages,
  'POST projects/*/subscriptions/*:modifyAckDeadline': subscriptions.modifyDeadline,
  'POST projects/*/subscriptions/*:modifyPushConfig': subscriptions.modifyPushConfig,
};
