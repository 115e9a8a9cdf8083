import { type Csr, parseCsr } from '../pki/csr.js';
import { formatName } from '../pki/name.js';
import type { PkiMessage } from './messages.js';

/** A pkiMessage as people read it, one fact a line. `content` is what the envelope holds, as text. */
export function describePkiMessage(message: PkiMessage, content?: string): string {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const lines: (string | undefined)[] = [
    `messageType ${message.messageType ?? message.messageTypeNumber}`,
    `transactionID ${message.transactionID}`,
    message.pkiStatus && `pkiStatus ${message.pkiStatus}`,
    message.failInfo && `failInfo ${message.failInfo}`,
    message.failInfoText && `failInfoText ${message.failInfoText}`,
    `senderNonce ${hex(message.senderNonce)}`,
    message.recipientNonce && `recipientNonce ${hex(message.recipientNonce)}`,
    message.signer && `signed by ${formatName(message.signer.subject)}, ${message.digest ?? 'unknown digest'}`,
    message.intact ? undefined : 'the signature does not verify',
    content,
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

/** A certification request as people read it; the challenge is counted, not shown. */
export function describeCsr(csr: Csr | Uint8Array): string {
  const read = csr instanceof Uint8Array ? parseCsr(csr) : csr;
  const challenge = read.challengePassword;
  return [
    `request for ${formatName(read.subject)}`,
    challenge === undefined ? 'no challengePassword' : `challengePassword of ${challenge.length} characters`,
    ...read.extensions.map(({ oid, critical }) => `asks for extension ${oid}${critical ? ', critical' : ''}`),
  ].join('\n');
}
