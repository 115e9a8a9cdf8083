import { z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { linkInMail } from './rules.js';
import { updateSettingsPath, updateSettingsServices } from './update-settings.table.js';

const template = z.strictObject({
  name: z.string().min(1),
  subject: z.string().default('Your device needs attention'),
  body: z.string().default(''),
  /** Which link to the page for updating device settings stands in the mail. */
  link: z.enum(['public', 'us-government', 'none']).default('none'),
});

export type MessageTemplate = z.infer<typeof template>;

/** Message templates, the settings document `notification-templates`. */
export const templatesSchema = z.strictObject({ templates: z.array(template).default([]) });

/** The template of this name; one that nobody wrote says the least. */
export function messageTemplate(state: TenantState, name: string): MessageTemplate {
  const { templates } = templatesSchema.parse(readSettings(state, 'notification-templates'));
  return templates.find((one) => one.name === name) ?? template.parse({ name });
}

export function mailText(tenant: Tenant, { body, link }: MessageTemplate): string {
  const wanted = linkInMail(tenant.context(), link);
  return wanted === 'none' ? body : `${body}\n${tenant.url(updateSettingsServices[wanted], updateSettingsPath)}`;
}

/** Report `sent-mails`: every mail that was sent to people, oldest first. */
export function sentMails({ state }: TenantContext): JsonObject {
  const rows = state.events.filter(({ kind }) => kind === 'mail-sent');
  return { rows: rows.map(({ at, device = '', detail }) => ({ at, device, ...detail })) };
}
