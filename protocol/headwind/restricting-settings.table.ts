/**
 * Switches of a configuration that take something from the device, and the user restriction that stands for each on a simulated one. Which
 * value forbids is Headwind's (h-mdm/hmdm-android, Initializer); which restriction stands for a radio that is held off is our reading.
 */
export const restrictingSettings: readonly {
  readonly setting: string;
  readonly forbids: boolean;
  readonly restriction: string;
}[] = [
  { setting: 'bluetooth', forbids: false, restriction: 'no_bluetooth' },
  { setting: 'wifi', forbids: false, restriction: 'no_config_wifi' },
  { setting: 'gps', forbids: false, restriction: 'no_share_location' },
  { setting: 'mobileData', forbids: false, restriction: 'no_config_mobile_networks' },
  { setting: 'disableLocation', forbids: true, restriction: 'no_share_location' },
  { setting: 'usbStorage', forbids: true, restriction: 'no_physical_media' },
  { setting: 'lockVolume', forbids: true, restriction: 'no_adjust_volume' },
];
