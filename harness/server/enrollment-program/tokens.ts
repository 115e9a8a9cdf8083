import type { ServerToken } from '../../../protocol/dep/token-file.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import {
  closedKeysOpen,
  consentIsMissing,
  deletionObstacles,
  expiryAfterRenewal,
  fileIsRead,
  missingFields,
  oneMoreToken,
  prefilledAppleId,
  rosterSyncStays,
  type TokenFormFields,
} from '../domain/enrollment-program/token-rules.js';
import { missingForApple } from '../domain/mdm-authority.js';
import { RefusedByProduct } from '../endpoint.js';
import type { ReferenceTenant } from '../tenants.js';
import { type DepClient, DepRefusal } from './dep-client.js';
import { keptHolder, openFile, restoredHolder, type TokenForms, type TokenHolder } from './forms.js';

/** What the administrator sends to add or renew a token. */
export interface TokenUpload {
  readonly form?: string;
  readonly consent?: boolean;
  readonly appleId?: string;
  /** Content of the token file, base64. */
  readonly file?: string;
  readonly fileName?: string;
  readonly scopeTags?: readonly string[];
}

export interface TokenDesk {
  readonly tenant: ReferenceTenant;
  readonly forms: TokenForms;
  readonly clientFor: (token: Pick<ProgramToken, 'credentials' | 'session'>) => DepClient;
}

/** Adds the token of a file that was made for the form's key. Throws RefusedByProduct. */
export function addToken({ tenant, forms, clientFor }: TokenDesk, upload: TokenUpload): ProgramToken {
  const context = tenant.context();
  const { programTokens } = tenant.state;
  const missing = missingForApple(context);
  if (missing.length > 0) throw new RefusedByProduct(`Needed before: ${missing.join(', ')}.`);
  if (!oneMoreToken(context, programTokens.size)) throw new RefusedByProduct('The account can hold no more tokens.');
  const form = upload.form === undefined ? undefined : forms.of(tenant, upload.form);
  requireFields(context, upload, { keyDownloaded: form?.downloaded ?? false, appleId: upload.appleId });
  const own = form === undefined ? [] : [form];
  const holders = closedKeysOpen(context) ? [...own, ...forms.closedOf(tenant)] : own;
  const { token: credentials, holder } = readUpload(context, upload, holders);
  const token: ProgramToken = {
    id: tenant.random.uuid().toLowerCase(),
    ...accountOf(clientFor, credentials),
    appleId: upload.appleId ?? '',
    credentials,
    holder: keptHolder(holder),
    scopeTags: upload.scopeTags ?? [],
    schoolDataSync: false,
    devices: new Map(),
    defined: new Map(),
    excluded: new Set(),
    sync: { fullIsDue: false },
  };
  programTokens.set(token.id, token);
  return token;
}

/** Takes a new file for a token. An Apple ID that is left out is the one that the form shows. Throws RefusedByProduct. */
export function renewToken({ tenant, clientFor }: TokenDesk, token: ProgramToken, upload: TokenUpload): void {
  const context = tenant.context();
  const appleId = upload.appleId ?? (prefilledAppleId(context, token) || undefined);
  requireFields(context, upload, { keyDownloaded: true, appleId });
  const { token: credentials } = readUpload(context, upload, [restoredHolder(token)]);
  accountOf(clientFor, credentials);
  const { expiresAt: before } = token.credentials;
  const { expiresAt: renewed, ...secrets } = credentials;
  const expiresAt = expiryAfterRenewal(context, before, renewed);
  token.credentials = { ...secrets, ...(expiresAt === undefined ? {} : { expiresAt }) };
  token.appleId = appleId ?? token.appleId;
  if (upload.scopeTags !== undefined) token.scopeTags = upload.scopeTags;
  delete token.session;
  delete token.sync.problem;
}

/** Throws RefusedByProduct while something hangs on the token. */
export function deleteToken({ tenant }: Pick<TokenDesk, 'tenant'>, token: ProgramToken, profiles: number): void {
  const obstacles = deletionObstacles(tenant.context(), { devices: token.devices.size, profiles });
  if (obstacles.length > 0)
    throw new RefusedByProduct(`The token has ${obstacles.join(' and ')}. Delete devices first, then profiles.`);
  tenant.state.programTokens.delete(token.id);
}

/** Roster sync works for one token at a time: it moves. */
export function changeRosterSync({ tenant }: Pick<TokenDesk, 'tenant'>, token: ProgramToken, on: boolean): void {
  if (on && !rosterSyncStays(tenant.context()))
    for (const other of tenant.state.programTokens.values()) other.schoolDataSync = false;
  token.schoolDataSync = on;
}

function requireFields(
  context: ReturnType<ReferenceTenant['context']>,
  { consent = false, file }: TokenUpload,
  { keyDownloaded, appleId }: Pick<TokenFormFields, 'keyDownloaded' | 'appleId'>,
): void {
  const fields = { consent, keyDownloaded, appleId, file };
  if (consentIsMissing(context, fields))
    throw new RefusedByProduct('Agree that user and device information is sent to Apple.');
  const missing = missingFields(context, fields);
  if (missing.length > 0) throw new RefusedByProduct(`The form lacks: ${missing.join(', ')}.`);
}

function readUpload<H extends TokenHolder>(
  context: ReturnType<ReferenceTenant['context']>,
  { file = '', fileName = 'token.p7m' }: TokenUpload,
  holders: readonly H[],
): { readonly token: ServerToken; readonly holder: H } {
  if (!fileIsRead(context, fileName)) throw new RefusedByProduct(`${fileName} is no token file.`);
  return openFile(Buffer.from(file, 'base64'), holders);
}

/** Asks Apple whose token it is. */
function accountOf(
  clientFor: TokenDesk['clientFor'],
  credentials: ServerToken,
): Pick<ProgramToken, 'name' | 'program'> {
  try {
    const { server_name: name, org_type: type } = clientFor({ credentials }).account();
    return { name, program: type === 'edu' ? 'Apple School Manager' : 'Apple Business Manager' };
  } catch (error) {
    if (!(error instanceof DepRefusal)) throw error;
    throw new RefusedByProduct(`Apple does not accept the token: ${error.code}.`);
  }
}
