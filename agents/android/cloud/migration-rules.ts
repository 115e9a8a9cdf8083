import type { ManagedAs } from '../../../protocol/android/policy-engine.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import type { AndroidState } from '../state.js';

/** Whether Android lets a DPC hand its device over: from Android 9 on, with a work profile of the company from Android 11 ("Migrate existing devices to AMAPI", prerequisites). */
export const mayMigrate = rule('XAM-131', {
  holds: (_context: RuleContext, { mode, apiLevel }: ManagedAs): boolean =>
    mode !== 'device-admin' && apiLevel >= (mode === 'cope' ? 30 : 28),
  mutants: {
    anyVersion: () => true,
    companyProfilesFromAndroid9: (_context, { apiLevel }) => apiLevel >= 28,
    everybodyFromAndroid11: (_context, { apiLevel }) => apiLevel >= 30,
  },
});

/** What a device keeps when it is handed over: everything, because nobody notices ("Migrate existing devices to AMAPI"). */
export const afterMigration = rule('XAM-132', {
  holds: (_context: RuleContext, state: AndroidState): AndroidState => state,
  mutants: {
    resets: (_context, { mode, ...state }) => ({
      ...state,
      ...(mode !== undefined && { mode }),
      apps: { installed: [], asked: [] },
      factoryResets: state.factoryResets + 1,
    }),
  },
});

export const migrationRules = [mayMigrate, afterMigration];
