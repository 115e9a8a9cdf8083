import type { JsonObject } from '../../protocol/base/vocabulary.js';

/** A Device Admin profile filled in as the manual says; null leaves a field empty. */
export const adminFields: JsonObject = {
  'Profile Name': 'Administrators',
  'MDM Information': 'Server URI not required for my MDM',
  'MDM Agent APK': 'https://aka.ms/intune_kme',
  'Support contact details': '+1 555 0100',
};

/** A Device Owner profile filled in as the manual says, its custom JSON aside. */
export const ownerFields: JsonObject = {
  'Profile Name': 'Owners',
  'Pick your MDM': 'Microsoft Intune',
  'MDM Agent APK': 'https://aka.ms/intune_kme_deviceowner',
  'System applications': 'Leave all system apps enabled',
  'Company Name': 'Contoso Ltd',
};
