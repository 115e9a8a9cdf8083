import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** What an Android device says of itself when it enrolls. */
export interface ReportedFacts {
  readonly serial?: string;
  readonly model?: string;
  readonly manufacturer?: string;
  readonly osVersion?: string;
  readonly imei?: string;
  readonly currentId?: string;
}

/** The record of a device has what the device said, each under its own name (Android Management API, Device.hardwareInfo). */
export const factsOnRecord = rule('XAD-080', {
  holds: (_context: RuleContext, facts: ReportedFacts): ReportedFacts => facts,
  mutants: {
    losesSerial: (_context, { serial, ...facts }) => facts,
    takesImeiForSerial: (_context, facts) => ({ ...facts, serial: facts.imei ?? '' }),
    takesMakerForModel: (_context, facts) => ({ ...facts, model: facts.manufacturer ?? '' }),
    losesVersion: (_context, { osVersion, ...facts }) => facts,
  },
});
