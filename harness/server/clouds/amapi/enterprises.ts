import { applyFieldMask, readFieldMask } from '../../../../protocol/amapi/field-mask.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse, textOf } from './call.js';
import { checkBody, checkMask } from './check-body.js';
import { belongsToProject, signupIsOpen, signupMatches } from './enterprise-rules.js';
import { pageOf } from './pages.js';
import { enterpriseShape } from './shapes.table.js';
import { withSigninTokens } from './sign-in.js';
import { type EnterpriseState, newEnterprise } from './state.js';

/** signupUrls.create: a page that leads back to the callback with an enterprise token. */
export function createSignupUrl({ query, random, state, root }: Call): JsonObject {
  const callbackUrl = query.get('callbackUrl') ?? '';
  if (!URL.canParse(callbackUrl)) throw refuse('INVALID_ARGUMENT', 'callbackUrl must be an https URL.');
  if (!query.get('projectId')) throw refuse('INVALID_ARGUMENT', 'projectId must be set.');
  const name = `signupUrls/C${newId(random)}`;
  state.signups.set(name, { callbackUrl, enterpriseToken: `EA${newId(random, 16)}`, used: false });
  return { name, url: `${root}/signup?${new URLSearchParams({ signup: name })}` };
}

/** Where the simulated sign-up page sends the administrator's browser; undefined for a page that was never made. */
export function signupCallback({ query, state }: Pick<Call, 'query' | 'state'>): string | undefined {
  const signup = state.signups.get(query.get('signup') ?? '');
  if (signup === undefined) return undefined;
  const url = new URL(signup.callbackUrl);
  url.searchParams.set('enterpriseToken', signup.enterpriseToken);
  return url.href;
}

/** enterprises.create: needs the token that the sign-up ended with, and takes it once. */
export function createEnterprise(call: Call): JsonObject {
  const { query, body, random, state, context } = call;
  checkBody(call, enterpriseShape);
  const projectId = query.get('projectId') ?? '';
  const signup = state.signups.get(query.get('signupUrlName') ?? '');
  if (projectId === '') throw refuse('INVALID_ARGUMENT', 'projectId must be set.');
  if (signup === undefined || !signupMatches(context, signup, query.get('enterpriseToken') ?? ''))
    throw refuse('INVALID_ARGUMENT', 'The enterprise token or the sign-up URL is not valid.');
  if (!signupIsOpen(context, signup)) throw refuse('ALREADY_EXISTS', 'The enterprise token was used already.');
  checkTopic(body, state.pubsub.topics);
  signup.used = true;
  const name = `enterprises/LC${newId(random)}`;
  const enterprise = newEnterprise(withSigninTokens(call, { ...body, name }, {}), projectId);
  state.enterprises.set(name, enterprise);
  return enterprise.resource;
}

export function listEnterprises({ query, state, context }: Call): JsonObject {
  const projectId = query.get('projectId');
  if (!projectId) throw refuse('INVALID_ARGUMENT', 'projectId must be set.');
  const there = state.knobs.hidesEnterprises ? [] : [...state.enterprises.values()];
  const mine = there.filter((each) => belongsToProject(context, each.projectId, projectId));
  return pageOf(
    { query, context },
    'enterprises',
    mine.map(({ resource: { name } }) => ({ name: name ?? '' })),
  );
}

export const getEnterprise = (call: Call): JsonObject => enterpriseOf(call).resource;

export function patchEnterprise(call: Call): JsonObject {
  const { body, query, state } = call;
  checkBody(call, enterpriseShape);
  checkTopic(body, state.pubsub.topics);
  const enterprise = enterpriseOf(call);
  const mask = maskOf(query);
  checkMask(call, mask, enterpriseShape);
  const changed = mask === undefined ? body : applyFieldMask(enterprise.resource, body, mask);
  enterprise.resource = withSigninTokens(call, { ...changed, name: enterpriseName(call) }, enterprise.resource);
  return enterprise.resource;
}

/** enterprises.delete: every device of the enterprise is let go. */
export function deleteEnterprise(call: Call): JsonObject {
  enterpriseOf(call);
  call.state.enterprises.delete(enterpriseName(call));
  call.state.deletedEnterprises.add(enterpriseName(call));
  return {};
}

/** Throws NOT_FOUND. */
export function enterpriseOf(call: Call): EnterpriseState {
  const found = call.state.enterprises.get(enterpriseName(call));
  if (found === undefined) throw refuse('NOT_FOUND', `Requested entity was not found: ${enterpriseName(call)}`);
  return found;
}

export const enterpriseName = ({ names }: Pick<Call, 'names'>): string => `enterprises/${names[0] ?? ''}`;

/** The update mask of a call, if it has one. Throws INVALID_ARGUMENT on one that cannot be read. */
export function maskOf(query: URLSearchParams): readonly string[] | undefined {
  const text = query.get('updateMask') ?? '';
  if (text === '') return undefined;
  const paths = readFieldMask(text);
  if (paths === undefined) throw refuse('INVALID_ARGUMENT', `Invalid update mask: ${text}`);
  return paths;
}

function checkTopic({ pubsubTopic }: JsonObject, topics: ReadonlySet<string>): void {
  const topic = textOf(pubsubTopic);
  if (topic !== undefined && !topics.has(topic))
    throw refuse('INVALID_ARGUMENT', `The topic ${topic} does not exist or cannot be published to.`);
}
