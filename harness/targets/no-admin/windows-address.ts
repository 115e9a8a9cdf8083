import { UsageError } from '../../../protocol/base/errors.js';

const path = '/EnrollmentServer/Discovery.svc';

/**
 * Where a PC begins: at the server of the mail domain (MS-MDE2 §3.1), at the host or the discovery service that was named, or, where its address
 * is an unusual one, by a link that says it (Learn, "Mobile device enrollment", deep links).
 */
export function discoveryUrl(email: string, server?: string): string {
  if (server === undefined) return `https://EnterpriseEnrollment.${email.slice(email.lastIndexOf('@') + 1)}${path}`;
  const address = server.includes('://') ? server : `https://${server}${path}`;
  if (!URL.canParse(address))
    throw new UsageError('ENTRY_SERVER', `server: "${server}" is neither an address nor a host name`, {
      place: 'server',
      fix: 'Examples: mdm.corp.example, https://mdm.corp.example/EnrollmentServer/Discovery.svc',
    });
  if (/discovery/i.test(new URL(address).pathname)) return address;
  const parameters = new URLSearchParams({ mode: 'mdm', username: email, servername: address });
  return `ms-device-enrollment:?${parameters}`;
}
