import { request } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { systemRandom } from '../../../protocol/base/random.js';
import { TlsAuthority } from '../../server/tls-authority.js';

/** Header in which the proxy passes the client's certificate on (RFC 9440); NanoMDM's `-cert-header` names it. */
export const certificateHeader = 'X-Client-Cert';

export interface TlsProxy {
  readonly url: string;
  /** Trust anchor, PEM. */
  readonly ca: string;
  close(): Promise<void>;
}

/** What stands before NanoMDM everywhere: TLS ends here, and the certificate of the client is passed on. */
export async function startTlsProxy(port: number): Promise<TlsProxy> {
  const authority = new TlsAuthority(Date.now(), systemRandom);
  const identity = authority.issue(['localhost', '127.0.0.1'], Date.now());
  const options = { ...identity, requestCert: true, rejectUnauthorized: false };
  const server = createHttpsServer(options, (incoming, outgoing) => {
    const der = (incoming.socket as TLSSocket).getPeerCertificate().raw as Buffer | undefined;
    const shown = der === undefined ? {} : { [certificateHeader]: `:${der.toString('base64')}:` };
    const { method, url: path, headers } = incoming;
    const onward = request({ port, method, path, headers: { ...headers, ...shown } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: authority.pem,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
