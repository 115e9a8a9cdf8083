import type { KeyObject } from 'node:crypto';
import { minutes } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { clientResults } from '../../protocol/mde2/hresults.table.js';
import type { CertificateForm, CertificateToken } from '../../protocol/mde2/messages.js';
import { privateKeyOf } from '../../protocol/pki/keys.js';
import type { AgentWorld } from '../device/agent.js';
import { shownCertificate } from './device-rules.js';
import { localRefusal } from './refused.js';

/** How long a signed message is meant to count. */
const messageLifeMs = minutes(5);

export interface CertificateSignIn {
  readonly identity: EnrollmentEntry['identity'];
  readonly form?: CertificateForm;
  /** Milliseconds of the device's clock. */
  readonly signedAt?: number;
}

/** Certificate authentication with what a package brought along (MS-MDE2 §3.3.4.1.1.1). Throws EnrollmentRefused. */
export function signInByCertificate(
  { clock, rules }: Pick<AgentWorld, 'clock' | 'rules'>,
  { identity, form, signedAt = clock.now() }: CertificateSignIn,
): CertificateToken {
  if (identity === undefined)
    throw localRefusal('Sign in', clientResults.notSupported, 'the device has no certificate to sign in with');
  return shownCertificate(
    { now: clock.now(), rules },
    {
      kind: 'certificate',
      certificate: Buffer.from(identity.certificate, 'base64'),
      key: keyOf(identity.privateKey),
      created: signedAt,
      expires: signedAt + messageLifeMs,
      ...(form && { form }),
    },
  );
}

function keyOf(pkcs8: string): KeyObject {
  return privateKeyOf(Buffer.from(pkcs8, 'base64'));
}
