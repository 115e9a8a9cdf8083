import type { ProtectedPlace } from '../../../../protocol/app-protection/messages.js';
import { rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';

/** Whether policies reach an app where it lives: in the work profile of an Android device as beside it. */
export const reachesPlace = rule('AWP-019', {
  holds: (_context: TenantContext, _place: ProtectedPlace): boolean => true,
  mutants: {
    workProfileOnly: (_context, place) => place !== 'personal profile',
    personalProfileOnly: (_context, place) => place !== 'work profile',
  },
});
