import { type PasswordQuality, passwordQualities } from './security-policy.table.js';

/** Digits or letters in a row that are the same distance apart and still count as no sequence (AOSP, PasswordMetrics). */
const longestSequence = 3;

/** What kind of password this is; an empty one is none. */
export function qualityOf(password: string): PasswordQuality {
  if (password === '') return 'none';
  if (/^\d+$/.test(password)) return hasSequence(password) ? 'numeric' : 'numericComplex';
  const [letters, digits, symbols] = [/\p{L}/u, /\d/, /[^\p{L}\d]/u].map((kind) => kind.test(password));
  if (letters && digits && symbols) return 'complex';
  return letters && digits ? 'alphanumeric' : 'alphabetic';
}

/** Repeated (4444) or ordered (1234, 4321, 2468) digits (DevicePolicyManager, PASSWORD_QUALITY_NUMERIC_COMPLEX). */
function hasSequence(digits: string): boolean {
  const codes = [...digits].map(Number);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  let run = 1;
  return steps.some((step, at) => {
    run = at > 0 && step === steps[at - 1] ? run + 1 : 2;
    return run > longestSequence;
  });
}

/** Whether a password of one kind will do where another is asked for. */
export function qualitySuffices(given: PasswordQuality, wanted: PasswordQuality): boolean {
  return passwordQualities.indexOf(given) >= passwordQualities.indexOf(wanted);
}
