import { ProtocolError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { Finding } from '../../protocol/base/finding.js';
import { syncml12, utf8 } from '../../protocol/wbxml/code-pages.table.js';
import { isWbxml } from '../../protocol/wbxml/read-wbxml.js';
import { decodeWbxmlSyncMl, encodingOf, type SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';

const mediaType = (headers: Exchange['request']['headers']): string => String(headers['content-type'] ?? 'none');

const encodingOfBody = (body: Uint8Array): SyncMlEncoding => (isWbxml(body) ? 'wbxml' : 'xml');

/** XWB-001: body and media type of every answer are in the encoding of its message. */
export const answersInTheSameEncoding: Check<object> = async ({ device }, _args, requirements) => {
  const all = dmExchanges(device);
  if (all.length === 0) return [finding(requirements, 'a management session', 'none')];
  return all.flatMap(({ exchange: { request, response, index } }) => {
    const asked = encodingOf(mediaType(request.headers));
    if (response === undefined) return [finding(requirements, `an answer in ${asked}`, 'no answer')];
    const told = mediaType(response.headers);
    const written = encodingOfBody(response.body);
    if (encodingOf(told) === asked && written === asked) return [];
    return [
      finding(requirements, `${asked} as in the message`, `${written} as ${told}`, { place: `exchange ${index}` }),
    ];
  });
};

/** XWB-005: every answer in WBXML is read without a deviation. */
export const wbxmlAnswersAreSound: Check<object> = async ({ device }, _args, requirements) => {
  const answers = dmExchanges(device)
    .flatMap(({ exchange: { response } }) => response?.body ?? [])
    .filter(isWbxmlLike);
  if (answers.length === 0) return [finding(requirements, 'answers in WBXML', 'none')];
  return answers.flatMap((body) => deviations(body, requirements));
};

/** The versions of WBXML; no XML begins so. */
const isWbxmlLike = ([first = 0xff]: Uint8Array): boolean => first <= 0x03;

function deviations(body: Uint8Array, requirements: readonly string[]): readonly Finding[] {
  const expected = 'SyncML 1.2 in UTF-8';
  try {
    const { document, findings } = decodeWbxmlSyncMl(body);
    const { publicId, charset } = document;
    const named = `public identifier 0x${publicId.toString(16)}, character set ${charset}`;
    const wrong = publicId === syncml12 && charset === utf8 ? [] : [finding(requirements, expected, named)];
    return [...wrong, ...findings.map((one) => ({ ...one, ...finding(requirements, one.expected, one.received) }))];
  } catch (error) {
    if (error instanceof ProtocolError) return [finding(requirements, expected, `${error.code}: ${error.message}`)];
    throw error;
  }
}

/** XWB-006, XWB-101: every message of the device is in this encoding. */
export const deviceSpeaks: Check<{ readonly encoding: SyncMlEncoding }> = async (
  { device },
  { encoding },
  requirements,
) => {
  const all = dmExchanges(device);
  if (all.length === 0) return [finding(requirements, `sessions in ${encoding}`, 'none')];
  const other = all.find(({ exchange: { request } }) => encodingOf(mediaType(request.headers)) !== encoding);
  const wrong = other ?? all.find(({ exchange: { request } }) => encodingOfBody(request.body) !== encoding);
  if (wrong === undefined) return [];
  const type = mediaType(wrong.exchange.request.headers);
  return [finding(requirements, `messages in ${encoding}`, type, { place: `exchange ${wrong.exchange.index}` })];
};
