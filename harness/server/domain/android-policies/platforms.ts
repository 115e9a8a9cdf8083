import type { CompliancePlatform, OfferedSettings } from '../compliance/platforms.js';
import { judgeAndroidSetting } from './compliance.js';
import { integrityChoices, integritySetting } from './integrity.js';

const unset = 'Not configured';
const require = [unset, 'Require'];
const block = [unset, 'Block'];
const levels = [unset, 'Secured', 'Low', 'Medium', 'High'];

const health: OfferedSettings[string] = {
  'Rooted devices': block,
  'Require the device to be at or under the Device Threat Level': levels,
  'Google Play Services is configured': require,
  'Up-to-date security provider': require,
  'Require threat scan on apps': require,
  'SafetyNet device attestation': [unset, 'Check basic integrity', 'Check basic integrity & certified devices'],
  [integritySetting]: [unset, ...integrityChoices],
  'Required SafetyNet evaluation type': [unset, 'Hardware-backed key'],
};

const security: OfferedSettings[string] = {
  'Require a password to unlock mobile devices': require,
  'Required password type': [unset, 'Numeric', 'Numeric Complex', 'Alphanumeric'],
  'Minimum password length': 'any',
  'Maximum minutes of inactivity before password is required': 'any',
  'Number of days until password expires': 'any',
  'Encryption of data storage on device': require,
};

const defender: OfferedSettings = {
  'Microsoft Defender for Endpoint': {
    'Require the device to be at or under the machine risk score': [unset, 'Clear', 'Low', 'Medium', 'High'],
  },
};

const properties: OfferedSettings = {
  'Device Properties': { 'Minimum OS version': 'any', 'Minimum security patch level': 'any' },
};

/** Personal devices with a work profile, as compliance policies know them. */
export const workProfileCompliance: CompliancePlatform = {
  name: 'Personally-owned work profile',
  manages: ({ method }) => method === 'android-work-profile',
  sections: () => ({
    ...properties,
    ...defender,
    'Device Health': health,
    'System Security': {
      ...security,
      'Number of previous passwords to prevent use': 'any',
      'Block apps from unknown sources': block,
      'Company Portal app runtime integrity': require,
      'Block USB debugging on device': block,
    },
  }),
  judge: judgeAndroidSetting,
};

/** The company's devices. */
export const corporateCompliancePlatform: CompliancePlatform = {
  name: 'Fully managed, dedicated, and corporate-owned work profile',
  manages: ({ method }) => /^android-(?:fully-managed|cope|dedicated)/.test(method),
  sections: () => ({
    ...properties,
    ...defender,
    'Device Health': health,
    'System Security': {
      ...security,
      'Number of passwords required before user can reuse a password': 'any',
      'Intune app runtime integrity': require,
    },
  }),
  judge: judgeAndroidSetting,
};
