/**
 * Policies of devices without Google Mobile Services in the tree: `<root>/<kind>/<policy>/PasswordType/<type>` and
 * `<root>/<kind>/<policy>/Setting/<name>`. How Intune delivers them is not public; the nodes are ours.
 */
export const aospPolicyRoot = './Device/Vendor/MSFT/AospPolicy';

export const aospPolicyKinds = ['Compliance', 'Configuration'] as const;
export type AospPolicyKind = (typeof aospPolicyKinds)[number];

/** Required password types of the forms (Microsoft Intune, Android (AOSP) settings). */
export const aospPasswordTypes = [
  'Device default',
  'Password required, no restrictions',
  'Weak biometric',
  'Numeric',
  'Numeric complex',
  'Alphabetic',
  'Alphanumeric',
  'Alphanumeric with symbols',
] as const;
