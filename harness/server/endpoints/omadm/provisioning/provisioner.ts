import { createHash } from 'node:crypto';
import { issueEnrollment } from '../../../domain/enrollments.js';
import type { Tenant } from '../../../tenant.js';
import type { Provisioner } from './provision.js';

/** Ids and certificate services of a tenant; each certificate has a challenge of its own, good for one use. */
export function provisionerOf(tenant: Tenant): Provisioner {
  return {
    newId: () => tenant.random.uuid(),
    scep: (context, { id, platform, method }) => {
      const { secret } = issueEnrollment(context, {
        reference: tenant.random.uuid(),
        secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
        platform,
        method,
        options: { oneTime: true },
      });
      const thumbprint = createHash('sha1').update(tenant.ca.certificate).digest('hex').toUpperCase();
      return { url: tenant.url('mdm', '/scep'), challenge: secret, thumbprint, subject: `CN=${id}` };
    },
  };
}
