/** Types of an MDM profile (Knox Mobile Enrollment, "Create a profile"). */
export const profileTypes = ['Device Admin', 'Device Owner'] as const;
export type ProfileType = (typeof profileTypes)[number];

export interface FormField {
  readonly name: string;
  /** The portal does not make the profile without it. */
  readonly required: boolean;
}

const required = (name: string): FormField => ({ name, required: true });
const optional = (name: string): FormField => ({ name, required: false });

/** Fields of the portal's forms, by their names there. */
export const forms: Readonly<Record<ProfileType, readonly FormField[]>> = {
  'Device Admin': [
    required('Profile Name'),
    optional('Description'),
    required('MDM Information'),
    required('MDM Agent APK'),
    optional('Custom JSON'),
    optional('Skip Setup wizard'),
    optional('Allow End User to Cancel Enrollment'),
    optional('Privacy Policy, EULAs and Terms of Service'),
    required('Support contact details'),
    optional('Associate a Knox license with this profile'),
  ],
  'Device Owner': [
    required('Profile Name'),
    optional('Description'),
    required('Pick your MDM'),
    required('MDM Agent APK'),
    optional('MDM Server URI'),
    optional('Custom JSON Data'),
    optional('Dual DAR'),
    optional('QR code for enrollment'),
    required('System applications'),
    optional('Privacy Policy, EULAs and Terms of Service'),
    required('Company Name'),
  ],
};
