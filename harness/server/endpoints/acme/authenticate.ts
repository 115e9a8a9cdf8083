import { type Jws, jwsMediaType, parseJws, verifyJws } from '../../../../protocol/acme/jws.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { EndpointRequest } from '../../endpoint.js';
import { addressTaken, nonceTaken, signatureTaken } from './acme-rules.js';
import { Refused } from './refused.js';
import { accountMade, algorithmRefusal, mediaTypeRead, senderNamedRightly } from './request-rules.js';
import type { Account, AcmeService } from './service.js';

/** A request whose sender is known. */
export interface Authenticated {
  readonly jws: Jws;
  readonly account: Account;
  /** The account was made by this request. */
  readonly made: boolean;
}

/** Who sends a request: nonce, address and signature are right (RFC 8555 §6). Throws Refused. */
export function authenticate(request: EndpointRequest, service: AcmeService, newAccount: boolean): Authenticated {
  const context = request.tenant.context();
  const mediaType = String(request.headers['content-type'] ?? '');
  if (!mediaTypeRead(context, mediaType))
    throw new Refused('malformed', `Requests are ${jwsMediaType}.`, { status: 415 });
  const jws = readJws(context, request.body);
  if (!nonceTaken(context, service.takeNonce(jws.nonce))) throw new Refused('badNonce', 'The nonce is not one to use.');
  const { account, made } = signerOf(jws, request, service, newAccount);
  if (!signatureTaken(context, verifyJws(jws, account.key)))
    throw new Refused('unauthorized', 'The signature is wrong.');
  if (!addressTaken(context, jws.url, request.tenant.url('mdm', request.path)))
    throw new Refused('unauthorized', `The request was signed for ${jws.url.slice(0, 100)}.`);
  if (newAccount && made && !accountMade(context, jws.payload?.onlyReturnExisting === true)) {
    service.forget(account);
    throw new Refused('accountDoesNotExist', 'There is no account for this key.');
  }
  if (!newAccount && service.refusesNonce(account)) throw new Refused('badNonce', 'The settings refuse this nonce.');
  return { jws, account, made };
}

function signerOf(
  { signer }: Jws,
  { tenant }: EndpointRequest,
  service: AcmeService,
  newAccount: boolean,
): { readonly account: Account; readonly made: boolean } {
  if (!senderNamedRightly(tenant.context(), 'jwk' in signer ? 'jwk' : 'kid', newAccount)) {
    throw new Refused(
      'malformed',
      newAccount ? 'newAccount shows its key (jwk).' : 'Requests name their account (kid).',
    );
  }
  if ('jwk' in signer) return service.accountOf(signer.jwk);
  const prefix = tenant.url('mdm', '/acme/account/');
  const account = signer.kid.startsWith(prefix) ? service.account(signer.kid.slice(prefix.length)) : undefined;
  if (account === undefined) throw new Refused('accountDoesNotExist', 'There is no such account.');
  return { account, made: false };
}

function readJws(context: RuleContext, body: Uint8Array): Jws {
  try {
    return parseJws(body);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    if (error.code !== 'ACME_ALGORITHM') throw new Refused('malformed', error.message);
    const { type, algorithms } = algorithmRefusal(context);
    throw new Refused(type, error.message, { more: { algorithms: [...algorithms] } });
  }
}
