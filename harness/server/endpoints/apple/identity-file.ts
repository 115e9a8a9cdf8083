import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PayloadMembers } from '../../../../protocol/apple/profile.js';
import { parseCertificate } from '../../../../protocol/pki/certificate.js';
import { createCsr } from '../../../../protocol/pki/csr.js';
import { name } from '../../../../protocol/pki/name.js';
import { writePfx } from '../../../../protocol/pki/pkcs12/write-pfx.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { fileContents, keyOfFile } from './identity-file-rules.js';
import type { AppleIssueOptions } from './issue-options.js';

/** The first key that a tenant gave away in a file. */
const firstKeys = new WeakMap<Tenant, KeyObject>();

/** An identity of the server's making, in a PKCS#12 file; with a password of the administrator's the profile does not carry it, and the holder types it. */
export function identityFile(
  tenant: Tenant,
  { reference }: IssuedEnrollment,
  { keyType, identityPassword, identityDays, fileStyle }: AppleIssueOptions,
): { readonly payload: PayloadMembers; readonly certificate: Uint8Array } {
  const key = newKey(tenant, keyType);
  const subject = name({ O: tenant.domain, CN: reference });
  const now = tenant.clock.now();
  const certificate = tenant.ca.issue({ csr: createCsr({ subject, key }), now, validityDays: identityDays });
  const password = identityPassword ?? Buffer.from(tenant.random.bytes(12)).toString('base64url');
  const contents = { key, certificates: [parseCertificate(certificate)], password };
  const PayloadContent = writePfx({
    ...fileContents(tenant.context(), contents),
    style: fileStyle,
    random: tenant.random,
  });
  const payload = {
    PayloadType: 'com.apple.security.pkcs12',
    PayloadCertificateFileName: `${reference}.p12`,
    PayloadContent,
    ...(identityPassword === undefined && { Password: password }),
  };
  return { payload, certificate };
}

function newKey(tenant: Tenant, keyType: AppleIssueOptions['keyType']): KeyObject {
  const { privateKey } =
    keyType === 'RSA'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const first = firstKeys.get(tenant) ?? privateKey;
  firstKeys.set(tenant, first);
  return keyOfFile(tenant.context(), privateKey, first);
}
