/**
 * Whose restriction it is: any owner's on its own user or profile; of the primary user only, so without effect in a profile; of a device
 * owner only; of a managed profile only.
 */
export type RestrictionScope = 'every-owner' | 'primary-user' | 'device-owner' | 'managed-profile';

export interface UserRestriction {
  /** Name in android.os.UserManager. */
  readonly constant: string;
  /** Value of the constant: what the device stores and what a LocURI here ends in. */
  readonly value: string;
  readonly scope: RestrictionScope;
  /** Android version that brought it. */
  readonly minApiLevel: number;
  /** Whether the profile owner of a company-owned device may set it on the parent, for the whole device. */
  readonly parent?: true;
}

/**
 * User restrictions that an administrator may set up to Android 16: names and values from android.os.UserManager, scopes and first versions as Google's TestDPC sorts them
 * (policy/UserRestriction.java: PRIMARY_USER_ONLY, DEVICE_OWNER_ONLY, MANAGED_PROFILE_ONLY, NON_MANAGED_PROFILE and
 * PROFILE_OWNER_ORG_DEVICE restrictions, *_PLUS_RESTRICTIONS).
 */
export const userRestrictions: readonly UserRestriction[] = [
  { constant: 'DISALLOW_CAMERA_TOGGLE', value: 'disallow_camera_toggle', scope: 'device-owner', minApiLevel: 31 },
  {
    constant: 'DISALLOW_MICROPHONE_TOGGLE',
    value: 'disallow_microphone_toggle',
    scope: 'device-owner',
    minApiLevel: 31,
  },
  {
    constant: 'DISALLOW_ADD_WIFI_CONFIG',
    value: 'no_add_wifi_config',
    scope: 'device-owner',
    minApiLevel: 33,
    parent: true,
  },
  { constant: 'DISALLOW_CELLULAR_2G', value: 'no_cellular_2g', scope: 'device-owner', minApiLevel: 34, parent: true },
  {
    constant: 'DISALLOW_CHANGE_WIFI_STATE',
    value: 'no_change_wifi_state',
    scope: 'device-owner',
    minApiLevel: 33,
    parent: true,
  },
  {
    constant: 'DISALLOW_ULTRA_WIDEBAND_RADIO',
    value: 'no_ultra_wideband_radio',
    scope: 'device-owner',
    minApiLevel: 34,
    parent: true,
  },
  { constant: 'DISALLOW_USER_SWITCH', value: 'no_user_switch', scope: 'device-owner', minApiLevel: 28 },
  { constant: 'DISALLOW_WIFI_DIRECT', value: 'no_wifi_direct', scope: 'device-owner', minApiLevel: 33, parent: true },
  {
    constant: 'DISALLOW_WIFI_TETHERING',
    value: 'no_wifi_tethering',
    scope: 'device-owner',
    minApiLevel: 33,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONFIG_DEFAULT_APPS',
    value: 'disallow_config_default_apps',
    scope: 'every-owner',
    minApiLevel: 34,
    parent: true,
  },
  { constant: 'ENSURE_VERIFY_APPS', value: 'ensure_verify_apps', scope: 'every-owner', minApiLevel: 21 },
  { constant: 'DISALLOW_AUTOFILL', value: 'no_autofill', scope: 'every-owner', minApiLevel: 26 },
  {
    constant: 'DISALLOW_BLUETOOTH_SHARING',
    value: 'no_bluetooth_sharing',
    scope: 'every-owner',
    minApiLevel: 26,
    parent: true,
  },
  { constant: 'DISALLOW_CONFIG_CREDENTIALS', value: 'no_config_credentials', scope: 'every-owner', minApiLevel: 21 },
  {
    constant: 'DISALLOW_CONFIG_LOCATION',
    value: 'no_config_location',
    scope: 'every-owner',
    minApiLevel: 28,
    parent: true,
  },
  { constant: 'DISALLOW_CONFIG_VPN', value: 'no_config_vpn', scope: 'every-owner', minApiLevel: 21 },
  {
    constant: 'DISALLOW_CONTENT_CAPTURE',
    value: 'no_content_capture',
    scope: 'every-owner',
    minApiLevel: 29,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONTENT_SUGGESTIONS',
    value: 'no_content_suggestions',
    scope: 'every-owner',
    minApiLevel: 29,
    parent: true,
  },
  { constant: 'DISALLOW_APPS_CONTROL', value: 'no_control_apps', scope: 'every-owner', minApiLevel: 21 },
  {
    constant: 'DISALLOW_DEBUGGING_FEATURES',
    value: 'no_debugging_features',
    scope: 'every-owner',
    minApiLevel: 21,
    parent: true,
  },
  { constant: 'DISALLOW_INSTALL_APPS', value: 'no_install_apps', scope: 'every-owner', minApiLevel: 21 },
  {
    constant: 'DISALLOW_INSTALL_UNKNOWN_SOURCES',
    value: 'no_install_unknown_sources',
    scope: 'every-owner',
    minApiLevel: 21,
  },
  {
    constant: 'DISALLOW_INSTALL_UNKNOWN_SOURCES_GLOBALLY',
    value: 'no_install_unknown_sources_globally',
    scope: 'every-owner',
    minApiLevel: 29,
  },
  { constant: 'DISALLOW_MODIFY_ACCOUNTS', value: 'no_modify_accounts', scope: 'every-owner', minApiLevel: 21 },
  { constant: 'DISALLOW_OUTGOING_BEAM', value: 'no_outgoing_beam', scope: 'every-owner', minApiLevel: 22 },
  { constant: 'DISALLOW_PRINTING', value: 'no_printing', scope: 'every-owner', minApiLevel: 28 },
  { constant: 'DISALLOW_SET_USER_ICON', value: 'no_set_user_icon', scope: 'every-owner', minApiLevel: 24 },
  {
    constant: 'DISALLOW_SHARE_LOCATION',
    value: 'no_share_location',
    scope: 'every-owner',
    minApiLevel: 21,
    parent: true,
  },
  { constant: 'DISALLOW_UNINSTALL_APPS', value: 'no_uninstall_apps', scope: 'every-owner', minApiLevel: 21 },
  {
    constant: 'ALLOW_PARENT_PROFILE_APP_LINKING',
    value: 'allow_parent_profile_app_linking',
    scope: 'managed-profile',
    minApiLevel: 23,
  },
  {
    constant: 'DISALLOW_CROSS_PROFILE_COPY_PASTE',
    value: 'no_cross_profile_copy_paste',
    scope: 'managed-profile',
    minApiLevel: 21,
  },
  {
    constant: 'DISALLOW_SHARE_INTO_MANAGED_PROFILE',
    value: 'no_sharing_into_profile',
    scope: 'managed-profile',
    minApiLevel: 28,
  },
  { constant: 'DISALLOW_UNIFIED_PASSWORD', value: 'no_unified_password', scope: 'managed-profile', minApiLevel: 28 },
  {
    constant: 'DISALLOW_CONFIG_PRIVATE_DNS',
    value: 'disallow_config_private_dns',
    scope: 'primary-user',
    minApiLevel: 29,
    parent: true,
  },
  { constant: 'DISALLOW_ADD_MANAGED_PROFILE', value: 'no_add_managed_profile', scope: 'primary-user', minApiLevel: 26 },
  {
    constant: 'DISALLOW_ADD_PRIVATE_PROFILE',
    value: 'no_add_private_profile',
    scope: 'primary-user',
    minApiLevel: 35,
    parent: true,
  },
  { constant: 'DISALLOW_ADD_USER', value: 'no_add_user', scope: 'primary-user', minApiLevel: 21 },
  { constant: 'DISALLOW_ADJUST_VOLUME', value: 'no_adjust_volume', scope: 'primary-user', minApiLevel: 21 },
  {
    constant: 'DISALLOW_AIRPLANE_MODE',
    value: 'no_airplane_mode',
    scope: 'primary-user',
    minApiLevel: 28,
    parent: true,
  },
  { constant: 'DISALLOW_AMBIENT_DISPLAY', value: 'no_ambient_display', scope: 'primary-user', minApiLevel: 28 },
  { constant: 'DISALLOW_BLUETOOTH', value: 'no_bluetooth', scope: 'primary-user', minApiLevel: 26, parent: true },
  {
    constant: 'DISALLOW_CONFIG_BLUETOOTH',
    value: 'no_config_bluetooth',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONFIG_BRIGHTNESS',
    value: 'no_config_brightness',
    scope: 'primary-user',
    minApiLevel: 28,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONFIG_CELL_BROADCASTS',
    value: 'no_config_cell_broadcasts',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONFIG_DATE_TIME',
    value: 'no_config_date_time',
    scope: 'primary-user',
    minApiLevel: 28,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONFIG_MOBILE_NETWORKS',
    value: 'no_config_mobile_networks',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONFIG_SCREEN_TIMEOUT',
    value: 'no_config_screen_timeout',
    scope: 'primary-user',
    minApiLevel: 28,
    parent: true,
  },
  {
    constant: 'DISALLOW_CONFIG_TETHERING',
    value: 'no_config_tethering',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  { constant: 'DISALLOW_CONFIG_WIFI', value: 'no_config_wifi', scope: 'primary-user', minApiLevel: 21, parent: true },
  { constant: 'DISALLOW_CREATE_WINDOWS', value: 'no_create_windows', scope: 'primary-user', minApiLevel: 21 },
  { constant: 'DISALLOW_DATA_ROAMING', value: 'no_data_roaming', scope: 'primary-user', minApiLevel: 24, parent: true },
  { constant: 'DISALLOW_FACTORY_RESET', value: 'no_factory_reset', scope: 'primary-user', minApiLevel: 21 },
  { constant: 'DISALLOW_FUN', value: 'no_fun', scope: 'primary-user', minApiLevel: 23 },
  { constant: 'DISALLOW_NETWORK_RESET', value: 'no_network_reset', scope: 'primary-user', minApiLevel: 23 },
  {
    constant: 'DISALLOW_OUTGOING_CALLS',
    value: 'no_outgoing_calls',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  {
    constant: 'DISALLOW_MOUNT_PHYSICAL_MEDIA',
    value: 'no_physical_media',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  {
    constant: 'DISALLOW_REMOVE_MANAGED_PROFILE',
    value: 'no_remove_managed_profile',
    scope: 'primary-user',
    minApiLevel: 26,
  },
  { constant: 'DISALLOW_REMOVE_USER', value: 'no_remove_user', scope: 'primary-user', minApiLevel: 21 },
  { constant: 'DISALLOW_SAFE_BOOT', value: 'no_safe_boot', scope: 'primary-user', minApiLevel: 23, parent: true },
  { constant: 'DISALLOW_SET_WALLPAPER', value: 'no_set_wallpaper', scope: 'primary-user', minApiLevel: 24 },
  { constant: 'DISALLOW_SMS', value: 'no_sms', scope: 'primary-user', minApiLevel: 21, parent: true },
  {
    constant: 'DISALLOW_SYSTEM_ERROR_DIALOGS',
    value: 'no_system_error_dialogs',
    scope: 'primary-user',
    minApiLevel: 28,
  },
  {
    constant: 'DISALLOW_UNMUTE_MICROPHONE',
    value: 'no_unmute_microphone',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  {
    constant: 'DISALLOW_USB_FILE_TRANSFER',
    value: 'no_usb_file_transfer',
    scope: 'primary-user',
    minApiLevel: 21,
    parent: true,
  },
  { constant: 'DISALLOW_SIM_GLOBALLY', value: 'no_sim_globally', scope: 'device-owner', minApiLevel: 35, parent: true },
  {
    constant: 'DISALLOW_NEAR_FIELD_COMMUNICATION_RADIO',
    value: 'no_near_field_communication_radio',
    scope: 'device-owner',
    minApiLevel: 35,
    parent: true,
  },
  {
    constant: 'DISALLOW_CHANGE_NEAR_FIELD_COMMUNICATION_RADIO',
    value: 'no_change_near_field_communication_radio',
    scope: 'device-owner',
    minApiLevel: 36,
    parent: true,
  },
  {
    constant: 'DISALLOW_THREAD_NETWORK',
    value: 'no_thread_network',
    scope: 'device-owner',
    minApiLevel: 36,
    parent: true,
  },
  {
    constant: 'DISALLOW_SHARING_ADMIN_CONFIGURED_WIFI',
    value: 'no_sharing_admin_configured_wifi',
    scope: 'every-owner',
    minApiLevel: 33,
  },
  { constant: 'DISALLOW_ASSIST_CONTENT', value: 'no_assist_content', scope: 'every-owner', minApiLevel: 35 },
  { constant: 'DISALLOW_CONFIG_LOCALE', value: 'no_config_locale', scope: 'every-owner', minApiLevel: 28 },
  { constant: 'DISALLOW_GRANT_ADMIN', value: 'no_grant_admin', scope: 'primary-user', minApiLevel: 34 },
];

const byValue: ReadonlyMap<string, UserRestriction> = new Map(userRestrictions.map((row) => [row.value, row]));

/** The restriction of this value (`no_bluetooth`); undefined when Android has none. */
export function userRestriction(value: string): UserRestriction | undefined {
  return byValue.get(value);
}
