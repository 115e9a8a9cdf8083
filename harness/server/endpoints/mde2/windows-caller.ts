import { createHash } from 'node:crypto';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { AuthPolicy, BinarySecurityToken, SecurityHeader } from '../../../../protocol/mde2/messages.js';
import { tokenTypes } from '../../../../protocol/mde2/namespaces.table.js';
import { isPackageAccount } from '../../domain/bulk-tokens.js';
import { hybridPc } from '../../domain/directory-devices.js';
import { authenticate } from '../../domain/people.js';
import type { IssuedEnrollment, TenantState } from '../../domain/state.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Tenant } from '../../tenant.js';
import { countsAsIdentity, isOfToday, isSigned, readsForm } from './certificate-rules.js';
import { directoryClaims } from './directory-caller.js';
import type { Caller } from './profile.js';
import { findUserToken, isUserToken } from './sign-in.js';

type Authenticate = (tenant: Tenant, security: SecurityHeader) => Caller | undefined;

/** What a PC may show under each AuthPolicy (MS-MDE2 §3.3.4.1.1.1). */
const byPolicy: Readonly<Record<AuthPolicy, Authenticate>> = {
  OnPremise: passwordCaller,
  Federated: federatedCaller,
  Certificate: certificateCaller,
};

/** The person behind the token of a PC; undefined when it is not accepted here. */
export function windowsCaller(tenant: Tenant, security: SecurityHeader): Caller | undefined {
  if (security.kind === 'binary' && security.valueType === tokenTypes.jwt) return directoryCaller(tenant, security);
  return byPolicy[windowsEnrollment(tenant.state).authPolicy](tenant, security);
}

function passwordCaller({ state }: Tenant, security: SecurityHeader): Caller | undefined {
  if (security.kind !== 'username') return undefined;
  const person = authenticate(state, security.username, security.password);
  return person && callerOf(state, person.upn);
}

function federatedCaller(tenant: Tenant, security: SecurityHeader): Caller | undefined {
  if (security.kind !== 'binary' || security.valueType !== tokenTypes.userToken) return undefined;
  const token = findUserToken(tenant, security.value);
  return token?.upn === undefined ? undefined : { ...callerOf(tenant.state, token.upn), token };
}

/** The person for whom the certificate was issued, when its key signed this message just now. */
function certificateCaller(tenant: Tenant, token: SecurityHeader): Caller | undefined {
  if (token.kind !== 'certificate') return undefined;
  const context = tenant.context();
  const objection = tenant.ca.object(token.certificate, context.now);
  const acceptable =
    readsForm(context, token.form ?? {}) &&
    isSigned(context, token) &&
    isOfToday(context, token) &&
    countsAsIdentity(context, objection);
  if (!acceptable) return undefined;
  const sha256 = createHash('sha256').update(token.certificate).digest('hex');
  const issued = [...tenant.state.enrollments.values()].find(({ options }) => options.certificateSha256 === sha256);
  return issued?.upn === undefined || issued.revoked ? undefined : { upn: issued.upn, issued };
}

/** A user or a PC of the directory, whatever the AuthPolicy: such PCs were sent by the directory and asked nobody. */
function directoryCaller(tenant: Tenant, { value }: BinarySecurityToken): Caller | undefined {
  const claims = directoryClaims(tenant, new TextDecoder().decode(value));
  if (claims?.idtyp === 'device' && typeof claims.serial === 'string')
    return { directory: true, userless: 'autopilot', autopilotSerial: claims.serial };
  if (claims?.idtyp === 'device' && typeof claims.deviceid === 'string') return hybridCaller(tenant, claims.deviceid);
  if (typeof claims?.upn !== 'string') return undefined;
  const upn = claims.upn.toLowerCase();
  if (isPackageAccount(upn)) return { directory: true, userless: 'package' };
  return { ...callerOf(tenant.state, upn), directory: true };
}

/** A PC of the organisation's own domain, in its own name. */
function hybridCaller(tenant: Tenant, deviceId: string): Caller | undefined {
  const pc = hybridPc(tenant.context(), deviceId);
  if (pc === undefined) return undefined;
  const configurationManager = pc.detail.configurationManager === true;
  return { directory: true, userless: 'policy', configurationManager };
}

const silentMethods: readonly Method[] = ['windows-gpo', 'windows-hybrid', 'windows-comanagement'];

function callerOf(state: TenantState, upn: string): Caller {
  const issued = latestIssued(state, upn);
  const silent = issued !== undefined && silentMethods.includes(issued.method);
  return { upn, ...(issued && { issued }), ...(silent && { silent }) };
}

/** The person's youngest enrollment that nobody has come in by, else the youngest of all. */
function latestIssued({ enrollments }: TenantState, upn: string): IssuedEnrollment | undefined {
  const own = [...enrollments.values()].filter(
    (issued) =>
      issued.platform === 'windows' && issued.upn?.toLowerCase() === upn && !issued.revoked && !isUserToken(issued),
  );
  return own.findLast(({ uses }) => uses === 0) ?? own.at(-1);
}
