import { generateKeyPairSync } from 'node:crypto';
import { encodeProfile, type PayloadMembers } from '../../protocol/apple/profile.js';
import { days } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { signCms } from '../../protocol/pki/sign-cms.js';
import { dict } from '../../protocol/plist/value.js';
import { installCommand, strangersCertificate } from './apple-profiles.js';

const top = { PayloadIdentifier: 'shaped', PayloadUUID: 'SHAPED-1' };

const network = (name: string, uuid: string, trusts?: string): PayloadMembers => ({
  PayloadType: 'com.apple.wifi.managed',
  PayloadIdentifier: `shaped.${name}`,
  PayloadUUID: uuid,
  SSID_STR: name,
  ...(trusts !== undefined && { EAPClientConfiguration: dict({ PayloadCertificateAnchorUUID: [trusts] }) }),
});

type Build = (now: number) => Uint8Array;

const profileOf =
  (...payloads: readonly PayloadMembers[]): Build =>
  () =>
    encodeProfile(top, payloads);

const only = (PayloadType: string, name: string, PayloadUUID: string): PayloadMembers => ({
  PayloadType,
  PayloadIdentifier: `shaped.${name}`,
  PayloadUUID,
});

/** Under another identifier than the other profiles here. */
const second =
  (type: string): Build =>
  () =>
    encodeProfile({ PayloadIdentifier: 'second', PayloadUUID: 'SECOND-1' }, [only(type, 'b', 'SECOND-2')]);

const builders: Readonly<Record<string, Build>> = {
  'with one UUID for two payloads': profileOf(network('a', 'SHAPED-2'), network('b', 'SHAPED-2')),
  'with one identifier for two payloads': profileOf(network('a', 'SHAPED-2'), network('a', 'SHAPED-3')),
  'whose payloads name each other': profileOf(
    network('a', 'SHAPED-2', 'SHAPED-3'),
    network('b', 'SHAPED-3', 'SHAPED-2'),
  ),
  'with a payload that names itself': profileOf(network('a', 'SHAPED-2', 'SHAPED-2')),
  'with a global proxy': profileOf(only('com.apple.proxy.http.global', 'a', 'SHAPED-2')),
  'with an access point': profileOf(only('com.apple.apn.managed', 'a', 'SHAPED-2')),
  'with an app lock': profileOf(only('com.apple.app.lock', 'a', 'SHAPED-2')),
  'with a home screen layout': profileOf(only('com.apple.homescreenlayout', 'a', 'SHAPED-2')),
  'with one more global proxy': second('com.apple.proxy.http.global'),
  'with a cellular payload': second('com.apple.cellular'),
  'with one more app lock': second('com.apple.app.lock'),
  'with one more home screen layout': second('com.apple.homescreenlayout'),
  'that was to go yesterday': (now) =>
    encodeProfile({ ...top, RemovalDate: new Date(now - days(1)) }, [network('a', 'SHAPED-2')]),
  'that is to go tomorrow': (now) =>
    encodeProfile({ ...top, RemovalDate: new Date(now + days(1)) }, [network('a', 'SHAPED-2')]),
  'that a stranger signed': (now) => {
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = strangersCertificate(key, now);
    return signCms({ content: encodeProfile(top, [network('a', 'SHAPED-2')]), signers: [{ key, certificate }] });
  },
};

export const profileFaults = Object.keys(builders);

/** InstallProfile of a profile that is wrong, or strange, as the words say. */
export function profileThat(fault: string, now: number): JsonObject {
  const build = builders[fault] as Build;
  return installCommand(build(now));
}
