import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { RefusedByAdmin } from './admin.js';
import { apnsAnswer } from './apns.js';
import { type Check, finding } from './check.js';

/** Note under which a step leaves what an upload was answered: a document, or RefusedByAdmin. */
export const uploadAnswer = 'push certificate upload';
/** Note under which a step leaves the expiration of the latest certificate of the portal, ISO 8601. */
export const portalExpiration = 'push certificate expiration';

const kind = 'apple-push-certificate';

/** One field of the certificate's record, as the administrator sees it. */
export const recordShows: Check<{ readonly field: string; readonly value: string }> = async (
  { admin },
  { field, value },
  requirements,
) => {
  const shown = String((await admin.readReport(kind))[field] ?? 'nothing');
  return shown === value ? [] : [finding(requirements, `${field} ${value}`, `${field} ${shown}`)];
};

/** Every field of the record has a value. */
export const recordIsWhole: Check<{ readonly fields: readonly string[] }> = async (
  { admin },
  { fields },
  requirements,
) => {
  const record = await admin.readReport(kind);
  const missing = fields.filter((field) => record[field] === undefined || record[field] === '');
  return missing.length === 0
    ? []
    : [finding(requirements, fields.join(', '), `a record without ${missing.join(', ')}`)];
};

/** Whether the administrator is offered the signing request. */
export const requestOffered: Check<{ readonly offered: boolean }> = async ({ admin }, { offered }, requirements) => {
  const { csr } = await admin.readSettings(kind);
  if ((typeof csr === 'string') === offered) return [];
  return [
    finding(requirements, offered ? 'a signing request' : 'no signing request', offered ? 'none' : 'a signing request'),
  ];
};

export const uploadIs: Check<{ readonly taken: boolean }> = async ({ notes }, { taken }, requirements) => {
  const answer = notes.get(uploadAnswer);
  if (answer instanceof RefusedByAdmin !== taken) return [];
  return [
    finding(
      requirements,
      taken ? 'an upload that is taken' : 'a refusal',
      taken ? String(answer) : 'the upload was taken',
    ),
  ];
};

/** The record and the portal show the same end of the certificate. */
export const recordEndsWithPortal: Check<object> = async ({ admin, notes }, _args, requirements) => {
  const [shown, told] = [String((await admin.readReport(kind)).expiration), String(notes.get(portalExpiration))];
  return shown === told ? [] : [finding(requirements, `expiration ${told}`, shown)];
};

/** The certificates that the portal listed, by status: `Active, Expired`. */
export const portalLists: Check<{ readonly statuses: string }> = async ({ notes }, { statuses }, requirements) => {
  const { json } = (notes.get(apnsAnswer) ?? {}) as { readonly json?: JsonObject };
  const listed = (json?.certificates ?? []) as readonly JsonObject[];
  const shown = listed.map(({ status }) => String(status)).join(', ') || 'nothing';
  return shown === statuses ? [] : [finding(requirements, statuses, shown)];
};

/** The portal's answer is a certificate as a .pem file. */
export const pemCame: Check<object> = async ({ notes }, _args, requirements) => {
  const answer = notes.get(apnsAnswer) as { readonly headers: JsonObject; readonly text: string } | undefined;
  const file = String(answer?.headers['content-disposition'] ?? '');
  if (/\.pem"?$/.test(file) && answer?.text.startsWith('-----BEGIN CERTIFICATE-----')) return [];
  return [finding(requirements, 'a certificate as .pem file', answer?.text.slice(0, 100) ?? 'no answer')];
};

/** GUID of the topic in the device's management profile is the subject id of the record. */
export const topicIsSubjectId: Check<object> = async ({ admin, device }, _args, requirements) => {
  const { subjectId } = await admin.readReport(kind);
  const topic = String((device?.state.mdm as JsonObject | undefined)?.topic ?? 'none');
  if (topic === `com.apple.mgmt.External.${String(subjectId)}`) return [];
  return [finding(requirements, `a topic that ends in ${String(subjectId)}`, topic)];
};
