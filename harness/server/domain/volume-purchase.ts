import { z } from 'zod';
import { days } from '../../../protocol/base/clock.js';
import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** A token of Apple's volume purchases, and what it has of the app Company Portal. */
const tokenSchema = z.strictObject({
  name: z.string().min(1),
  /** Device licenses that are not taken. */
  licenses: z.int().min(0),
  /** Milliseconds since the epoch. */
  expiresAt: z.int().optional(),
  /** Automatic app updates. */
  autoUpdate: z.boolean().default(false),
});

const schema = z.strictObject({
  tokens: z.array(tokenSchema).default([]),
  /** Version of Company Portal in the App Store. */
  portalVersion: z.string().min(1).default('1'),
});

export type PurchaseToken = z.infer<typeof tokenSchema>;

/** Checks the document `volume-purchase`. Throws ZodError. */
export const normalizeVolumePurchase = (document: JsonObject): JsonObject =>
  schema.parse(document) as unknown as JsonObject;

export const purchaseToken = (state: TenantState, name: string | undefined): PurchaseToken | undefined =>
  schema.parse(readSettings(state, 'volume-purchase')).tokens.find((token) => token.name === name);

/** Version of Company Portal that the App Store has. */
export const publishedPortal = (state: TenantState): string =>
  schema.parse(readSettings(state, 'volume-purchase')).portalVersion;

/** Whether an app is brought up to date without its holder, given whether its token says so. */
export const updatesByItself = rule('ADE-009', {
  holds: (_context: TenantContext, autoUpdate: boolean): boolean => autoUpdate,
  mutants: { never: () => false, whateverTheTokenSays: () => true },
});

/** Whether a token gives one more device its app. */
export const tokenGives = rule('ADE-048', {
  holds: ({ now }: TenantContext, token: PurchaseToken, taken: number): boolean =>
    inForce(now, token) && token.licenses > taken,
  mutants: {
    expiredOnesToo: (_context, token, taken) => token.licenses > taken,
    withoutLicensesToo: ({ now }, token) => inForce(now, token),
  },
});

const inForce = (now: number, { expiresAt }: PurchaseToken): boolean => expiresAt === undefined || now < expiresAt;

/** What the administrator is warned of beforehand. */
export const alertsOf = rule('ADE-033', {
  holds: ({ now }: TenantContext, { expiresAt, licenses }: PurchaseToken): readonly string[] => [
    ...(expiresAt !== undefined && expiresAt - now <= days(30) ? ['token about to expire'] : []),
    ...(licenses <= 5 ? ['licenses running low'] : []),
  ],
  mutants: { silent: () => [] },
});

/** The report `volume-purchase`: the alerts of each token. */
export function volumePurchaseReport(context: TenantContext): JsonObject {
  const { tokens } = schema.parse(readSettings(context.state, 'volume-purchase'));
  return { tokens: tokens.map((token) => ({ name: token.name, alerts: alertsOf(context, token) })) };
}

export const volumePurchaseRules: readonly RuleSummary[] = [tokenGives, alertsOf, updatesByItself];
