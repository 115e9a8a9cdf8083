import { section } from '../../protocol/base/section.js';
import { readSubjectAltName } from '../../protocol/pki/extensions.js';
import { formatName } from '../../protocol/pki/name.js';
import { type Check, finding } from './check.js';
import { certificateOf } from './identity.js';

const at = { section: section('apple/device-management', 'mdm/profiles/com.apple.security.scep.yaml') };

/** The subject of the device's certificate, with `{serial}` for its serial number. */
export const subjectIs: Check<{ readonly subject: string }> = async ({ device }, { subject }, requirements) => {
  const certificate = device && certificateOf(device);
  const expected = subject.replace('{serial}', device?.serial ?? '');
  const received = certificate === undefined ? 'no certificate' : formatName(certificate.subject);
  return received === expected ? [] : [finding(requirements, expected, received, at)];
};

/** The alternative names of the device's certificate, in their order. */
export const alternativeNamesAre: Check<{ readonly names: string }> = async ({ device }, { names }, requirements) => {
  const certificate = device && certificateOf(device);
  const found = certificate === undefined ? [] : (readSubjectAltName(certificate.extensions) ?? []);
  const received = found.map((each) => `${each.kind}:${'value' in each ? each.value : ''}`).join(', ');
  return received === names ? [] : [finding(requirements, names, received || 'none', at)];
};

/** A mail address among the alternative names of the device's certificate. */
export const hasMailAddress: Check<{ readonly mail: string }> = async ({ device }, { mail }, requirements) => {
  const certificate = device && certificateOf(device);
  const found = certificate === undefined ? [] : (readSubjectAltName(certificate.extensions) ?? []);
  const mails = found.flatMap((each) => (each.kind === 'email' ? [each.value] : []));
  return mails.includes(mail) ? [] : [finding(requirements, mail, mails.join(', ') || 'none', at)];
};

/** How often the device asked, and how many seconds passed between two questions at least. */
export const asksPatiently: Check<{ readonly times: number; readonly seconds: number }> = async (
  { device },
  { times, seconds },
  requirements,
) => {
  const asked = (device?.exchanges ?? []).filter(({ step }) => step === 'PKIOperation');
  if (asked.length !== times) return [finding(requirements, `${times} requests`, `${asked.length}`, at)];
  const pauses = asked.slice(1).map(({ startedAt }, index) => startedAt - (asked[index]?.startedAt ?? 0));
  const hasty = pauses.find((pause) => pause < seconds * 1000);
  return hasty === undefined ? [] : [finding(requirements, `${seconds} s between requests`, `${hasty / 1000} s`, at)];
};
