import type { DepError } from './errors.table.js';

export interface ProfileKey {
  readonly type: 'string' | 'boolean' | 'strings';
  /** Longest value, in characters. */
  readonly max?: number;
  /** What the service answers to a value that is empty, too long or of another type. */
  readonly invalid?: DepError;
  /** What it answers when the key is missing. */
  readonly required?: DepError;
}

/** Keys of an enrollment profile as `POST /profile` takes them (Apple Device Management, "Profile"). */
export const profileKeys = {
  profile_name: { type: 'string', max: 125, invalid: 'CONFIG_NAME_INVALID', required: 'CONFIG_NAME_REQUIRED' },
  url: { type: 'string', max: 2000, invalid: 'CONFIG_URL_INVALID', required: 'CONFIG_URL_REQUIRED' },
  configuration_web_url: { type: 'string', max: 2000, invalid: 'CONFIG_URL_INVALID' },
  allow_pairing: { type: 'boolean' },
  anchor_certs: { type: 'strings' },
  auto_advance_setup: { type: 'boolean' },
  await_device_configured: { type: 'boolean' },
  department: { type: 'string', max: 125, invalid: 'DEPARTMENT_INVALID' },
  devices: { type: 'strings' },
  do_not_use_profile_from_backup: { type: 'boolean' },
  is_mandatory: { type: 'boolean' },
  is_mdm_removable: { type: 'boolean' },
  is_multi_user: { type: 'boolean' },
  is_return_to_service: { type: 'boolean' },
  is_supervised: { type: 'boolean' },
  language: { type: 'string', invalid: 'LOCALE_INVALID' },
  org_magic: { type: 'string', max: 256, invalid: 'MAGIC_INVALID' },
  region: { type: 'string', invalid: 'LOCALE_INVALID' },
  skip_setup_items: { type: 'strings' },
  supervising_host_certs: { type: 'strings' },
  support_email_address: { type: 'string', max: 250, invalid: 'SUPPORT_EMAIL_INVALID' },
  support_phone_number: { type: 'string', max: 50, invalid: 'SUPPORT_PHONE_INVALID' },
} as const satisfies Readonly<Record<string, ProfileKey>>;

export type ProfileKeyName = keyof typeof profileKeys;
