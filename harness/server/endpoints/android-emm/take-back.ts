import { isConnected } from '../../domain/managed-play/binding.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { isGoogles, letGo } from './devices.js';
import { type GoogleClient, GoogleError } from './google-client.js';
import { emmState, keepEmm, replaceEmm } from './state.js';
import { goesWithConnection, tokenIsTakenBack } from './take-back-rules.js';

/** Takes back at Google what counts no more here: revoked tokens, and with the connection to managed Google Play everything. */
export function takeBack(tenant: Tenant, client: GoogleClient): void {
  if (emmState(tenant.state).enterprise === undefined) return;
  for (const issued of tenant.state.enrollments.values()) takeBackToken(tenant, client, issued);
  if (!isConnected(tenant.state)) disconnect(tenant, client);
}

function takeBackToken(tenant: Tenant, client: GoogleClient, issued: IssuedEnrollment): void {
  const { token } = issued.options;
  const { takenBack = [] } = emmState(tenant.state);
  if (typeof token !== 'string' || takenBack.includes(issued.reference)) return;
  if (!tokenIsTakenBack(tenant.context(), issued.revoked, isConnected(tenant.state))) return;
  deleteThere(client, token);
  keepEmm(tenant.state, { takenBack: [...takenBack, issued.reference] });
}

/** Devices are deleted, and then the enterprise (enterprises.delete). */
function disconnect(tenant: Tenant, client: GoogleClient): void {
  const { enterprise = '', ...rest } = emmState(tenant.state);
  if (!goesWithConnection(tenant.context())) return;
  for (const device of tenant.state.devices.values()) {
    if (!isGoogles(device) || device.state === 'unenrolled') continue;
    deleteThere(client, device.enrollmentId);
    letGo(tenant, device.enrollmentId);
  }
  deleteThere(client, enterprise);
  const { policySent: _sent, ...kept } = rest;
  replaceEmm(tenant.state, { ...kept, gone: emmState(tenant.state).gone });
}

/** What is gone already needs no deletion. */
function deleteThere(client: GoogleClient, name: string): void {
  try {
    client.delete(name);
  } catch (error) {
    if (!(error instanceof GoogleError) || error.code !== 404) throw error;
  }
}
