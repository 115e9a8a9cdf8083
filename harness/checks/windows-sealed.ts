import { Certificate } from '../../protocol/pki/certificate.js';
import { parseEnvelope } from '../../protocol/pki/enveloped-data.js';
import { namesCertificate, parseSignedData } from '../../protocol/pki/signed-data.js';
import { verifySignedData } from '../../protocol/pki/verify-signed-data.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import { readable } from './windows-transcript.js';

/** What a message is, seen by somebody without any key. */
export type Wrapping = 'plain' | 'signed' | 'encrypted' | 'wrongly signed' | 'encrypted for another';

type Judge = (body: Uint8Array) => Wrapping | undefined;

const signature: Judge = (body) =>
  readable(() => (verifySignedData(parseSignedData(body)).valid ? 'signed' : 'wrongly signed'));

const envelopeFor =
  (holder: Certificate | undefined): Judge =>
  (body) =>
    readable(() => {
      const { recipients } = parseEnvelope(body);
      const ours = holder === undefined || recipients.some(({ identifier }) => namesCertificate(identifier, holder));
      return ours ? 'encrypted' : 'encrypted for another';
    });

const wrappingOf = (body: Uint8Array, holder?: Certificate): Wrapping =>
  signature(body) ?? envelopeFor(holder)(body) ?? 'plain';

/** Every message of the PC is wrapped so. */
export const messagesAreWrapped: Check<{ readonly as: Wrapping }> = async ({ device }, { as }, requirements) => {
  const found = new Set(dmExchanges(device).map(({ exchange }) => wrappingOf(exchange.request.body)));
  if (found.size === 1 && found.has(as)) return [];
  return [finding(requirements, `messages: ${as}`, [...found].join(', ') || 'no message')];
};

/** Every answer that the PC was given is wrapped so; what is encrypted, for the certificate of this PC. */
export const answersAreWrapped: Check<{ readonly as: Wrapping }> = async ({ device }, { as }, requirements) => {
  const holder =
    device?.certificate === undefined ? undefined : new Certificate(Buffer.from(device.certificate, 'base64'));
  const answers = dmExchanges(device).flatMap(({ exchange }) => exchange.response?.body ?? []);
  const found = new Set(answers.map((body) => wrappingOf(body, holder)));
  if (found.size === 1 && found.has(as)) return [];
  return [finding(requirements, `answers: ${as}`, [...found].join(', ') || 'no answer')];
};
