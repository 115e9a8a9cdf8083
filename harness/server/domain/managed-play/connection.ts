import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { RefusedByProduct } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { administratorPermissions } from '../administrator-role.js';
import type { DeviceState, TenantState } from '../state.js';
import { asConsoleApp, keepBinding, notConnected, playBinding } from './binding.js';
import { connectionApps } from './public-apps.table.js';
import * as rules from './rules.js';
import type { PlayApp } from './store.js';

/** What the page of the connection shows. Throws RefusedByProduct for an administrator whose role does not reach it. */
export function showConnection(context: TenantContext): JsonObject {
  reach(context);
  settleDisconnection(context);
  const { signUp: _signUp, apps: _apps, ...shown } = playBinding(context.state);
  return shown;
}

/** Begins a connection; gives the name under which the store knows of it. */
export function beginConnection(context: TenantContext, agreed: boolean, name: string): string {
  reach(context);
  settleDisconnection(context);
  if (!rules.mayConnect(context, agreed))
    throw new RefusedByProduct('Agree first that user and device information is sent to Google.');
  if (playBinding(context.state).state !== 'not connected')
    throw new RefusedByProduct('The organisation is connected already; disconnect first.');
  keepBinding(context.state, { ...notConnected, signUp: name });
  return name;
}

/** The store has made an enterprise for the connection that was begun. */
export function completeConnection(
  context: TenantContext,
  enterprise: { readonly signUp: string; readonly account: string; readonly organization: string },
): boolean {
  const { signUp, account, organization } = enterprise;
  if (playBinding(context.state).signUp !== signUp) return false;
  const apps = rules.appsOfConnection(context, connectionApps).map((app) => asConsoleApp(app));
  keepBinding(context.state, { state: 'connected', account, organization, apps });
  return true;
}

/** Brings what was approved in the store to the console. */
export function syncApps(context: TenantContext, approved: readonly PlayApp[]): void {
  const binding = playBinding(context.state);
  const known = new Set(binding.apps.map((app) => app.package));
  const tags = rules.tagsOfNewApp(context, binding.scopeTag);
  const fresh = approved.filter((app) => !known.has(app.package)).map((app) => asConsoleApp(app, tags));
  keepBinding(context.state, { ...binding, apps: [...binding.apps, ...fresh] });
}

/** Chooses the scope tag of apps to come; null takes it away. */
export function chooseScopeTag(context: TenantContext, tag: string | null): void {
  const permissions = administratorPermissions(context.state);
  const may = tag === null ? rules.mayRemoveTag : rules.mayChooseTag;
  if (permissions !== undefined && !may(context, permissions))
    throw new RefusedByProduct('The role lacks the Android sync permissions.');
  const { scopeTag: _before, ...binding } = playBinding(context.state);
  keepBinding(context.state, tag === null ? binding : { ...binding, scopeTag: tag });
}

/** Lets go of every device of Android Enterprise, then of the connection. Gives the devices that are to be told. */
export function disconnect(context: TenantContext): readonly DeviceState[] {
  reach(context);
  const { state } = context;
  keepBinding(state, { ...playBinding(state), state: 'disconnecting' });
  const told = managed(state).filter(({ method }) => rules.endsWithConnection(context, method));
  return told;
}

/** Cuts a connection that nothing hangs on any more. */
function settleDisconnection(context: TenantContext): void {
  if (playBinding(context.state).state !== 'disconnecting') return;
  const waiting = managed(context.state).filter(({ method }) => rules.endsWithConnection(context, method));
  if (rules.mayCut(context, waiting.length)) keepBinding(context.state, notConnected);
}

const managed = ({ devices }: TenantState): readonly DeviceState[] =>
  [...devices.values()].filter(({ platform, state }) => platform === 'android' && state !== 'unenrolled');

function reach(context: TenantContext): void {
  const permissions = administratorPermissions(context.state);
  if (permissions === undefined || rules.reachesConnection(context, permissions)) return;
  throw new RefusedByProduct('The role lacks Organization - Read or Organization - Update.');
}
