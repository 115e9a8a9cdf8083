import { type Summary, verdicts } from '../../reports/model/results.js';

/** `12 pass, 1 fail, 3 inapplicable` */
export function summaryLine(summary: Summary): string {
  const parts = verdicts.filter((verdict) => summary[verdict] > 0).map((verdict) => `${summary[verdict]} ${verdict}`);
  return parts.length === 0 ? 'nothing was judged' : parts.join(', ');
}
