/**
 * Settings that take something from the device, and the user restriction that stands for each on a simulated one. Which value forbids is
 * OpenMDM's (PolicySettings); which restriction an agent sets is our reading, because it says so nowhere.
 */
export const restrictingSettings: readonly {
  readonly setting: string;
  readonly forbids: string | boolean;
  readonly restriction: string;
}[] = [
  { setting: 'bluetooth', forbids: 'off', restriction: 'no_bluetooth' },
  { setting: 'wifi', forbids: 'off', restriction: 'no_config_wifi' },
  { setting: 'gps', forbids: 'off', restriction: 'no_share_location' },
  { setting: 'mobileData', forbids: 'off', restriction: 'no_config_mobile_networks' },
  { setting: 'microphone', forbids: 'off', restriction: 'no_unmute_microphone' },
  { setting: 'usb', forbids: 'off', restriction: 'no_usb_file_transfer' },
  { setting: 'nfc', forbids: 'off', restriction: 'no_outgoing_beam' },
  { setting: 'blockInstall', forbids: true, restriction: 'no_install_apps' },
  { setting: 'blockUninstall', forbids: true, restriction: 'no_uninstall_apps' },
  { setting: 'factoryResetProtection', forbids: true, restriction: 'no_factory_reset' },
  { setting: 'safeBootDisabled', forbids: true, restriction: 'no_safe_boot' },
];
