import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';

/** A migration token lives seven days, or less on request (MigrationToken.ttl). */
export const migrationLife = rule('XAM-040', {
  holds: (_context: RuleContext, asked: number | undefined) => lifeOf(asked ?? days(7), days(7)),
  mutants: {
    anyLife: (_context, asked) => asked ?? days(7),
    anHourUnlessAsked: (_context, asked) => lifeOf(asked ?? days(7) / 168, days(7)),
  },
});

function lifeOf(asked: number, most: number): number | undefined {
  return asked > 0 && asked <= most ? asked : undefined;
}

/** It is deleted seven days after it has expired (MigrationToken.expireTime). */
export const migrationTokenIsKept = rule('XAM-041', {
  holds: ({ now }: RuleContext, expiresAt: number, after: number) => now < expiresAt + after,
  mutants: { forEver: () => true, untilItExpires: ({ now }, expiresAt) => now < expiresAt },
});

export const migrationRules = [migrationLife, migrationTokenIsKept];
