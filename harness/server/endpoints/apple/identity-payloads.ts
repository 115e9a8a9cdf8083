import { createHash } from 'node:crypto';
import type { PayloadMembers } from '../../../../protocol/apple/profile.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../../protocol/plist/json.js';
import { dict } from '../../../../protocol/plist/value.js';
import { acmeSettings } from '../../domain/acme-settings.js';
import { newClientIdentifier } from '../../domain/client-identifiers.js';
import { scepSettings } from '../../domain/scep-settings.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { identityFile } from './identity-file.js';
import { authorityNamed } from './identity-renewal/rules.js';
import { noteRenewal } from './identity-renewal/successor.js';
import type { AppleIssueOptions } from './issue-options.js';
import { profileIdentifierOf } from './profile-identifier.js';

/** The payload that gives the device its identity, and its UUID. */
export interface IdentityPayload {
  readonly uuid: string;
  readonly payload: PayloadMembers;
}

/** The identity payload of the kind that the enrollment was issued with (apple/device-management, mdm/profiles). */
export function identityPayload(tenant: Tenant, issued: IssuedEnrollment, options: AppleIssueOptions): IdentityPayload {
  const uuid = tenant.random.uuid();
  const payload = {
    PayloadIdentifier: `${profileIdentifierOf(tenant)}.identity`,
    PayloadUUID: uuid,
    PayloadDisplayName: 'Identity (simulated)',
    ...members[options.identity](tenant, issued, options),
  };
  return { uuid, payload };
}

type Members = (tenant: Tenant, issued: IssuedEnrollment, options: AppleIssueOptions) => PayloadMembers;

const members: Readonly<Record<AppleIssueOptions['identity'], Members>> = {
  scep,
  acme,
  pkcs12: fileFor,
};

/** A file holds the identity already: where it renews one, the device may go over to it at once. */
function fileFor(tenant: Tenant, issued: IssuedEnrollment, options: AppleIssueOptions): PayloadMembers {
  const { payload, certificate } = identityFile(tenant, issued, options);
  noteRenewal(tenant, issued, certificate);
  return payload;
}

function subjectOf({ domain }: Tenant, { reference }: IssuedEnrollment): PayloadMembers[string] {
  return [[['O', domain]], [['CN', reference]]];
}

/** Key usage 5: signing and key encipherment, which SCEP itself needs (RFC 8894 §2.3). */
function scep(tenant: Tenant, issued: IssuedEnrollment): PayloadMembers {
  const { certificate, previousCertificate = certificate } = tenant.ca;
  const named = authorityNamed(tenant.context(), certificate, previousCertificate);
  const PayloadContent = dict({
    URL: tenant.url('mdm', '/scep'),
    Name: tenant.id,
    Subject: subjectOf(tenant, issued),
    Challenge: issued.secret,
    Keysize: 2048,
    'Key Type': 'RSA',
    'Key Usage': 5,
    CAFingerprint: new Uint8Array(createHash('sha1').update(named).digest()),
    Retries: 3,
    RetryDelay: 10,
  });
  const wishes = dictFromJson((scepSettings(tenant.state).payload ?? {}) as JsonObject);
  return { PayloadType: 'com.apple.security.scep', PayloadContent: new Map([...PayloadContent, ...wishes]) };
}

/** Keys lie in the payload itself; only an EC key is bound to hardware, and only such a one is attested. */
function acme(
  tenant: Tenant,
  issued: IssuedEnrollment,
  { attest, keyType, keySize }: AppleIssueOptions,
): PayloadMembers {
  const wishes = dictFromJson((acmeSettings(tenant.state).payload ?? {}) as JsonObject);
  return {
    PayloadType: 'com.apple.security.acme',
    DirectoryURL: tenant.url('mdm', '/acme/directory'),
    ClientIdentifier: newClientIdentifier(issued, tenant.random),
    KeyType: keyType,
    KeySize: keySize ?? (keyType === 'RSA' ? 2048 : 384),
    HardwareBound: keyType === 'ECSECPrimeRandom',
    Attest: attest,
    Subject: subjectOf(tenant, issued),
    UsageFlags: 5,
    ExtendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
    ...Object.fromEntries(wishes),
  };
}
