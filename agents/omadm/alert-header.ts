import { type RuleContext, rule } from '../../protocol/base/rule.js';
import type { Alert } from '../../protocol/syncml/messages.js';

const urgent = ['fatal', 'critical'];

/** The header MDM-GenericAlert of every message of a session: the types of the alerts that it was begun for, where one of them is fatal or critical (MS-MDM §2.1, note 5). */
export const alertHeader = rule('XDM-173', {
  holds: (_: RuleContext, alerts: readonly Pick<Alert, 'data' | 'items'>[]): string | undefined => {
    const items = itemsOf(alerts);
    return items.some(({ mark }) => urgent.includes(mark)) ? items.map(({ type }) => `<${type}>`).join('') : undefined;
  },
  mutants: {
    sendsNone: () => undefined,
    namesAnyAlert: (_, alerts) => {
      const items = itemsOf(alerts);
      return items.length === 0 ? undefined : items.map(({ type }) => `<${type}>`).join('');
    },
  },
});

const itemsOf = (alerts: readonly Pick<Alert, 'data' | 'items'>[]) =>
  alerts
    .filter(({ data }) => data === '1226')
    .flatMap(({ items }) => items.map(({ meta }) => ({ type: meta?.type ?? '', mark: meta?.mark ?? '' })));
