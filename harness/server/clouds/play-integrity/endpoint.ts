import { googleError } from '../../../../protocol/amapi/errors.table.js';
import { readJsonObject } from '../../../../protocol/android/read-json.js';
import {
  decodePath,
  type IntegrityTokenRequest,
  type IntegrityVerdict,
  integrityTokenPath,
  readTokenRequest,
} from '../../../../protocol/play-integrity/verdict.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { earnedLabels } from '../amapi/security-posture.js';
import { marksAsTest, playIntegrityRules } from './rules.js';
import { openVerdict, sealVerdict } from './tokens.js';

/** Play Integrity for simulated devices (Play Integrity API): tokens for them, and what is in a token for whoever asked for it. */
export const playIntegrityEndpoint: Endpoint = {
  name: 'play-integrity',
  rules: playIntegrityRules,
  routes: [
    { method: 'POST', path: integrityTokenPath, handler: giveToken },
    { method: 'POST', path: `${decodePath}*`, handler: decode },
  ],
};

const textOf = ({ body }: EndpointRequest): string => Buffer.from(body).toString('utf8');

function giveToken(request: EndpointRequest): EndpointResponse {
  const asked = readTokenRequest(textOf(request));
  if (asked === undefined)
    return json(400, googleError('INVALID_ARGUMENT', 'packageName, nonce, recognized and facts are expected'));
  const { tenant } = request;
  return json(200, { token: sealVerdict(verdictOn(tenant, asked), tenant.ca.privateKey, tenant.random.bytes(12)) });
}

function verdictOn(tenant: Tenant, { packageName, nonce, recognized, facts }: IntegrityTokenRequest): IntegrityVerdict {
  const context = tenant.context();
  return marksAsTest(context, {
    requestDetails: { requestPackageName: packageName, nonce, timestampMillis: String(context.now) },
    appIntegrity: { appRecognitionVerdict: recognized ? 'PLAY_RECOGNIZED' : 'UNRECOGNIZED_VERSION' },
    deviceIntegrity: { deviceRecognitionVerdict: earnedLabels(context, facts) },
    accountDetails: { appLicensingVerdict: 'LICENSED' },
  });
}

/** What is in a token, for the app that asked for it and for nobody else; undefined where there is nothing to be had. */
export function decodeToken(tenant: Tenant, packageName: string, token: string): IntegrityVerdict | undefined {
  const verdict = openVerdict(token, tenant.ca.privateKey);
  return verdict?.requestDetails.requestPackageName === packageName ? verdict : undefined;
}

function decode(request: EndpointRequest): EndpointResponse {
  const [packageName = '', verb] = decodeURIComponent(request.path.slice(decodePath.length)).split(':');
  const reading = readJsonObject(textOf(request));
  const token =
    reading.kind === 'object' ? (reading.object.integrityToken ?? reading.object.integrity_token) : undefined;
  if (verb !== 'decodeIntegrityToken') return json(404, googleError('NOT_FOUND', 'There is no such method.'));
  const verdict = decodeToken(request.tenant, packageName, String(token ?? ''));
  if (verdict === undefined) return json(400, googleError('INVALID_ARGUMENT', 'Integrity token cannot be decoded.'));
  return json(200, { tokenPayloadExternal: verdict });
}

const json = (status: number, body: object): EndpointResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
