import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse, textOf } from './call.js';
import { checkBody, checkMask } from './check-body.js';
import { enterpriseName, enterpriseOf, maskOf } from './enterprises.js';
import { pageOf } from './pages.js';
import { webAppShape, webTokenShape } from './shapes.table.js';

/** webTokens.create: a token for an iframe of managed Google Play, for one parent page only. */
export function createWebToken(call: Call): JsonObject {
  const { body, random } = call;
  checkBody(call, webTokenShape);
  enterpriseOf(call);
  if (!String(body.parentFrameUrl).startsWith('https://'))
    throw refuse('INVALID_ARGUMENT', 'parentFrameUrl must use the https scheme.');
  return { ...body, name: `${enterpriseName(call)}/webTokens/${newId(random)}`, value: newId(random, 24) };
}

export function createWebApp(call: Call): JsonObject {
  const { body, random } = call;
  checkBody(call, webAppShape);
  for (const member of ['title', 'startUrl'])
    if (textOf(body[member]) === undefined) throw refuse('INVALID_ARGUMENT', `${member} must be set.`);
  const name = `${enterpriseName(call)}/webApps/com.google.enterprise.webapp.x${newId(random).toLowerCase()}`;
  const resource = { displayMode: 'FULL_SCREEN', ...body, name, versionCode: '1' };
  enterpriseOf(call).webApps.set(name, resource);
  return resource;
}

export const getWebApp = (call: Call): JsonObject => webAppOf(call);

export function listWebApps(call: Call): JsonObject {
  return pageOf(call, 'webApps', [...enterpriseOf(call).webApps.values()]);
}

export function patchWebApp(call: Call): JsonObject {
  const { body, query } = call;
  checkBody(call, webAppShape);
  checkMask(call, maskOf(query), webAppShape);
  const before = webAppOf(call);
  const paths = maskOf(query) ?? Object.keys(body);
  const changed = Object.fromEntries(paths.flatMap((path) => (body[path] === undefined ? [] : [[path, body[path]]])));
  const versionCode = String(Number(before.versionCode) + 1);
  const resource = { ...before, ...changed, name: String(before.name), versionCode };
  enterpriseOf(call).webApps.set(call.resource, resource);
  return resource;
}

export function deleteWebApp(call: Call): JsonObject {
  webAppOf(call);
  enterpriseOf(call).webApps.delete(call.resource);
  return {};
}

/** applications.get: every package name that looks like one is an app of the simulated store. */
export function getApplication(call: Call): JsonObject {
  enterpriseOf(call);
  const packageName = call.names[1] ?? '';
  if (!/^[a-z]\w*(\.\w+)+$/i.test(packageName))
    throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  return {
    name: call.resource,
    title: packageName.split('.').at(-1) ?? packageName,
    distributionChannel: 'PUBLIC_GOOGLE_HOSTED',
    appPricing: 'FREE',
    appVersions: [{ versionCode: 1, versionString: '1.0 (simulated)' }],
  };
}

function webAppOf(call: Call): JsonObject {
  const found = enterpriseOf(call).webApps.get(call.resource);
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${call.resource}`);
  return found;
}
