import type { KeyObject } from 'node:crypto';
import type { RuleContext } from '../../protocol/base/rule.js';
import { createCsr } from '../../protocol/pki/csr.js';
import { type Extension, extendedKeyUsage } from '../../protocol/pki/extensions.js';
import { nameAttribute } from '../../protocol/pki/name.js';
import { Oid } from '../../protocol/pki/oids.table.js';
import { requestSubject } from './device-rules.js';
import type { WindowsHabits } from './habits.js';

/** Microsoft's extension with the DeviceID: its octets and a NUL, not wrapped in DER (seen in public traces of Windows 10 and 11). */
const deviceIdExtension = '1.3.6.1.4.1.311.66.1.0';

/** sha1WithRSASignature of the OIW, which builds before Windows 11 write (seen in a public trace of build 19043). */
const oiwSha1WithRsa = '1.3.14.3.2.29';

export interface RequestFacts {
  readonly key: KeyObject;
  readonly deviceId: string;
  /** GUID of this enrollment. */
  readonly enrollmentGuid: string;
  readonly shape: WindowsHabits['certificateRequest'];
}

/** The certificate request as this version of Windows forms it, DER. */
export function windowsCertificateRequest(context: RuleContext, facts: RequestFacts): Uint8Array {
  const { key, deviceId, enrollmentGuid, shape } = facts;
  const commonName = requestSubject(context, enrollmentGuid, deviceId);
  const named: Extension = {
    oid: deviceIdExtension,
    critical: false,
    value: new TextEncoder().encode(`${deviceId}\0`),
  };
  if (shape === 'legacy')
    return createCsr({
      key,
      subject: [[nameAttribute('CN', `${commonName}\0`, 'printable')]],
      extensions: [named],
      digest: 'sha1',
      signatureOid: oiwSha1WithRsa,
    });
  return createCsr({
    key,
    subject: [[nameAttribute('CN', commonName, 'utf8')]],
    extensions: [extendedKeyUsage([Oid.clientAuth]), named],
  });
}
