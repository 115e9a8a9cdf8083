import type { DeclarativeManagement } from '../../../../protocol/apple/check-in.js';
import {
  type DeclarationItems,
  encodeDeclaration,
  encodeItems,
  encodeTokens,
  kindOf,
} from '../../../../protocol/apple/ddm/declarations.js';
import { decodeStatus } from '../../../../protocol/apple/ddm/status.js';
import { appleDeclarations, isUnreadable, type KeptDeclaration } from '../../domain/apple-declarations.js';
import { readSettings } from '../../domain/settings-read.js';
import type { DeviceState } from '../../domain/state.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { isDeclaredFor } from './declarative-rules.js';
import { withDocuments } from './declared-documents.js';
import { appleDetail, keep } from './device-detail.js';
import { document, refusedWith } from './responses.js';
import { declarationsToken, goneStatus, statusAfter } from './rules.js';
import { Refused } from './sender.js';
import { channelOf } from './shared-ipad/rules.js';

/** Answers one request of declarative management (mdm/checkin/declarativemanagement.yaml). Throws Refused at an unknown endpoint. */
export function answerDeclarative(
  tenant: Tenant,
  device: DeviceState,
  message: DeclarativeManagement,
): EndpointResponse {
  const { Endpoint = '' } = message;
  const user = channelOf(tenant.context(), message);
  const declared = declaredFor(tenant, user);
  if (Endpoint === 'tokens')
    return json(encodeTokens({ DeclarationsToken: tokenOf(tenant, declared), ...timestamp(tenant) }));
  if (Endpoint === 'declaration-items') return json(encodeItems(itemsOf(tenant, declared)));
  if (Endpoint === 'status') return takeStatus(tenant, device, user, message);
  const [path, kind, ...rest] = Endpoint.split('/');
  if (path !== 'declaration') throw new Refused(`there is no endpoint ${Endpoint}`);
  const found = declared.find(({ Type, Identifier }) => kindOf(Type) === kind && Identifier === rest.join('/'));
  if (found === undefined) return refusedWith(goneStatus(tenant.context()), 'There is no such declaration.');
  if (isUnreadable(tenant.state, found.Identifier)) return refusedWith(500, 'The declaration cannot be read.');
  return json(encodeDeclaration({ ...found, Payload: withDocuments(tenant, found.Payload) }));
}

function declaredFor(tenant: Tenant, user: string | undefined): readonly KeptDeclaration[] {
  const channel = user === undefined ? 'device' : 'user';
  const context = tenant.context();
  return appleDeclarations(tenant.state).filter((one) => isDeclaredFor(context, one.channel, channel));
}

function tokenOf(tenant: Tenant, declared: readonly KeptDeclaration[]): string {
  if (readSettings(tenant.state, 'apple-declarations').unsettled === true) return tenant.random.uuid();
  return declarationsToken(
    tenant.context(),
    declared.map(({ Identifier, ServerToken }) => `${Identifier} ${ServerToken}`),
  );
}

/** Without milliseconds, as RFC 3339 times of the schema are. */
function timestamp(tenant: Tenant): { readonly Timestamp: string } {
  return { Timestamp: new Date(tenant.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z') };
}

function itemsOf(tenant: Tenant, declared: readonly KeptDeclaration[]): DeclarationItems {
  const items = declared.flatMap(({ Type, Identifier, ServerToken }) => {
    const kind = kindOf(Type);
    return kind === undefined ? [] : [{ kind, Identifier, ServerToken }];
  });
  return { items, DeclarationsToken: tokenOf(tenant, declared) };
}

/** What devices and their users report is kept apart. */
function takeStatus(
  tenant: Tenant,
  device: DeviceState,
  user: string | undefined,
  { Data = new Uint8Array(0) }: DeclarativeManagement,
): EndpointResponse {
  const { message } = decodeStatus(Data);
  const { declarationStatus, userDeclarationStatus = {} } = appleDetail(device);
  const known = user === undefined ? declarationStatus : userDeclarationStatus[user];
  const after = statusAfter(tenant.context(), known ?? {}, message);
  if (user === undefined) keep(device, { declarationStatus: after });
  else keep(device, { userDeclarationStatus: { ...userDeclarationStatus, [user]: after } });
  return json(new Uint8Array(0));
}

function json(body: Uint8Array): EndpointResponse {
  return document('application/json', body);
}
