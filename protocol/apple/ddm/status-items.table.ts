import type { Supported } from './payload-key.js';

const everywhere: Supported = {
  ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
  macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
};
const accounts: Supported = {
  ios: { since: '16.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
  macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
};
const since16: Supported = {
  ios: { since: '16.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
  macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
};
const updates: Supported = {
  ios: { since: '17.0', enrollments: ['supervised', 'device'], sharedScopes: ['system'] },
  macos: { since: '14.0', enrollments: ['supervised'] },
};
const mobile: Supported = {
  ios: { since: '16.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
};
const hardware: Supported = {
  ios: { since: '16.0', enrollments: ['supervised', 'device'], sharedScopes: ['system', 'user'] },
  macos: { since: '13.0', enrollments: ['supervised'], scopes: ['system', 'user'] },
};
const since17: Supported = {
  ios: { since: '17.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
  macos: { since: '14.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
};
const since161: Supported = {
  ios: { since: '16.1', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
  macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
};
const mac14: Supported = { macos: { since: '14.0', enrollments: ['supervised'] } };
const updates18: Supported = {
  ios: { since: '18.0', enrollments: ['supervised', 'device'], sharedScopes: ['system'] },
  macos: { since: '15.0', enrollments: ['supervised'] },
};

/** Every status item of Apple's schema at iOS 18.1 and macOS 15.1 (apple/device-management, declarative/status), and where devices tell it. */
export const statusItemTypes: Readonly<Record<string, Supported>> = Object.freeze({
  'account.list.caldav': accounts,
  'account.list.carddav': accounts,
  'account.list.exchange': accounts,
  'account.list.google': accounts,
  'account.list.ldap': accounts,
  'account.list.mail.incoming': accounts,
  'account.list.mail.outgoing': accounts,
  'account.list.subscribed-calendar': {
    ios: { since: '16.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '14.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
  },
  'app.managed.list': {
    ios: { since: '17.2', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system'] },
  },
  'device.identifier.serial-number': hardware,
  'device.identifier.udid': hardware,
  'device.model.family': everywhere,
  'device.model.identifier': everywhere,
  'device.model.marketing-name': everywhere,
  'device.model.number': since17,
  'device.operating-system.build-version': everywhere,
  'device.operating-system.family': everywhere,
  'device.operating-system.marketing-name': everywhere,
  'device.operating-system.supplemental.build-version': since161,
  'device.operating-system.supplemental.extra-version': since161,
  'device.operating-system.version': everywhere,
  'device.power.battery-health': {
    ios: { since: '17.0', enrollments: ['supervised', 'device'], sharedScopes: ['system'] },
    macos: { since: '14.4', enrollments: ['supervised'] },
  },
  'diskmanagement.filevault.enabled': mac14,
  'management.client-capabilities': everywhere,
  'management.declarations': everywhere,
  'mdm.app': mobile,
  'passcode.is-compliant': mobile,
  'passcode.is-present': mobile,
  'screensharing.connection.group.unresolved-connection': {
    macos: { since: '14.1', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
  },
  'security.certificate.list': since17,
  'services.background-task': mac14,
  'softwareupdate.beta-enrollment': updates18,
  'softwareupdate.device-id': updates18,
  'softwareupdate.failure-reason': updates,
  'softwareupdate.install-reason': updates,
  'softwareupdate.install-state': updates,
  'softwareupdate.pending-version': updates,
  'test.array-value': since16,
  'test.boolean-value': since16,
  'test.dictionary-value': since16,
  'test.error-value': since16,
  'test.integer-value': since16,
  'test.real-value': since16,
  'test.string-value': since16,
});
