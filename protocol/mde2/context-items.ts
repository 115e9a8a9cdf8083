import { type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { contextItemRows } from './context-items.table.js';
import type { ContextItem } from './messages.js';

const place = section('MS-MDE2', '3.4.4.1.1.1');

/** The first value of this name, compared without regard to case. */
export function contextValue(items: readonly ContextItem[], name: string): string | undefined {
  return items.find((item) => item.name.toLowerCase() === name.toLowerCase())?.value;
}

/** What is missing, repeated or misshapen among the items of a Windows client. Unknown names are no deviation. */
export function judgeContextItems(items: readonly ContextItem[]): readonly Finding[] {
  const findings = new Findings();
  for (const { name, value, always, repeats } of contextItemRows) {
    const found = items.filter((item) => item.name === name);
    const report = (expected: string, received: string) =>
      findings.add({ expected, received, section: place, place: `AdditionalContext/${name}` });
    if (found.length === 0 && always) report(name, 'nothing');
    if (found.length > 1 && !repeats) report(`one ${name}`, String(found.length));
    for (const item of found) if (!value.test(item.value)) report(String(value), item.value || 'nothing');
  }
  return findings.list;
}
