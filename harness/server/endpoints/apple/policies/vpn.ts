import type { PayloadMembers } from '../../../../../protocol/apple/profile.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { dict } from '../../../../../protocol/plist/value.js';
import type { ConfigurationPolicy, PolicyApp } from '../../../domain/apple-policies/configuration-settings.js';

type Vpn = ConfigurationPolicy['vpn'][number];

/** A VPN for the device, or for single apps (com.apple.vpn.managed, com.apple.vpn.managed.applayer). */
export function vpnPayload(vpn: Vpn): Readonly<Record<string, NonNullable<PayloadMembers[string]>>> {
  const { name, server, perApp } = vpn;
  const identifiers = { RemoteAddress: server, RemoteIdentifier: server, LocalIdentifier: name };
  const IKEv2 = dict({ ...identifiers, AuthenticationMethod: 'None', ExtendedAuthEnabled: 1 });
  const common = { UserDefinedName: name, VPNType: 'IKEv2', IKEv2 };
  if (perApp === undefined) return { PayloadType: 'com.apple.vpn.managed', ...common };
  const SafariDomains = perApp.safariDomains;
  const domains = SafariDomains.length === 0 ? {} : { SafariDomains };
  return { PayloadType: 'com.apple.vpn.managed.applayer', VPNUUID: vpnId(vpn), ...common, ...domains };
}

/** Attributes of an app that speaks through a VPN of its own (mdm/commands/application.install.yaml, Attributes). */
export function vpnAttributes(all: readonly Vpn[], { identifier }: PolicyApp): JsonObject {
  const vpn = all.find(({ perApp }) => perApp?.apps.includes(identifier));
  return vpn === undefined ? {} : { Attributes: { VPNUUID: vpnId(vpn) } };
}

const vpnId = ({ name }: Vpn): string => `vpn-${Buffer.from(name).toString('hex')}`;
