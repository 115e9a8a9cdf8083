import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import { readJwt } from '../../protocol/directory/jwt.js';
import { tokenTypes } from '../../protocol/mde2/namespaces.table.js';
import { type Check, finding } from './check.js';
import { lastTokenExchange, readable, requestOf } from './windows-transcript.js';

const terms = { section: section('Learn', 'Azure AD integration with MDM, terms of use') };

function lastOf(device: DeviceEvidence | undefined, ...steps: readonly string[]): Exchange | undefined {
  return (device?.exchanges ?? []).findLast(({ step }) => steps.some((one) => step.startsWith(one)));
}

/** The directory took the PC and named no management for it. */
export const sentToNoManagement: Check<object> = async ({ device }, _args, requirements) => {
  const answer = lastOf(device, 'Join', 'Register')?.response;
  const body = answer && readable(() => JSON.parse(Buffer.from(answer.body).toString('utf8')) as { mdm?: unknown });
  if (answer?.status === 201 && body !== undefined && body.mdm === undefined) return [];
  const received =
    answer === undefined ? 'the PC asked no directory' : `HTTP ${answer.status}, mdm ${JSON.stringify(body?.mdm)}`;
  return [finding(requirements, 'a PC that the directory knows and sends nowhere', received)];
};

/** What the terms page sent the PC back with. */
function termsAnswer(device: DeviceEvidence | undefined): URLSearchParams | undefined {
  const location = lastOf(device, 'Terms')?.response?.headers.location;
  return typeof location === 'string' ? new URLSearchParams(location.slice(location.indexOf('?') + 1)) : undefined;
}

/** The terms page answered as the person did: accepted with a blob, or declined. */
export const termsPageAnswered: Check<{ readonly accepted: boolean }> = async (
  { device },
  { accepted },
  requirements,
) => {
  const answer = termsAnswer(device);
  const right =
    answer?.get('IsAccepted')?.toLowerCase() === String(accepted) && (!accepted || !!answer.get('OpaqueBlob'));
  const expected = accepted ? 'IsAccepted=true and an OpaqueBlob' : 'IsAccepted=false';
  return right ? [] : [finding(requirements, expected, answer?.toString() || 'no answer', terms)];
};

/** The terms page refused the token that it was called with. */
export const termsPageRefused: Check<object> = async ({ device }, _args, requirements) => {
  const answer = termsAnswer(device);
  return answer?.get('error') === 'unauthorized_client'
    ? []
    : [finding(requirements, 'error=unauthorized_client', answer?.toString() || 'no answer', terms)];
};

/** The security header carries the directory's token under its type, as it is. */
export const directoryTokenIsShown: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastTokenExchange(device);
  const security = exchange && requestOf(exchange)?.security;
  const place = { section: section('MS-MDE2', '3.3.4.1.1.1') };
  if (security?.kind !== 'binary' || security.valueType !== tokenTypes.jwt)
    return [
      finding(requirements, tokenTypes.jwt, security?.kind === 'binary' ? security.valueType : 'no such token', place),
    ];
  const jwt = readable(() => readJwt(Buffer.from(security.value).toString('utf8')));
  return jwt === undefined ? [finding(requirements, 'a compact JWT', 'something else', place)] : [];
};
