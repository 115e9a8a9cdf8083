import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { writePlist } from '../../../../../protocol/plist/codec.js';
import { dict } from '../../../../../protocol/plist/value.js';
import type { PolicyApp } from '../../../domain/apple-policies/configuration-settings.js';
import type { AppKind } from '../../../domain/apple-policies/user-enrollment-rules.js';
import type { EndpointHandler } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { document } from '../responses.js';

export const manifestPath = '/apple/apps/manifest';

/** How InstallApplication names an app of a kind; undefined leaves it to the store and its licences. */
export function sourceOf(tenant: Tenant, kind: AppKind, { identifier }: PolicyApp): JsonObject | undefined {
  if (kind !== 'line-of-business') return undefined;
  return { ManifestURL: tenant.url('mdm', `${manifestPath}?${new URLSearchParams({ identifier })}`) };
}

/** The manifest of an app of the organisation's own (Apple: "Distributing proprietary in-house apps"). */
export const serveManifest: EndpointHandler = ({ tenant, query }) => {
  const identifier = query.get('identifier') ?? '';
  const metadata = dict({
    'bundle-identifier': identifier,
    'bundle-version': '1.0',
    kind: 'software',
    title: identifier,
  });
  const asset = dict({ kind: 'software-package', url: tenant.url('mdm', '/apple/apps/package') });
  const manifest = dict({ items: [dict({ assets: [asset], metadata })] });
  return document('application/xml', writePlist(manifest));
};

/** A web app is an icon on the Home screen (com.apple.webClip.managed). */
export function webClipPayload({
  kind,
  identifier,
  url,
}: PolicyApp): readonly Readonly<Record<string, string | boolean>>[] {
  if (kind !== 'web' || url === undefined) return [];
  return [{ PayloadType: 'com.apple.webClip.managed', Label: identifier, URL: url, IsRemovable: true }];
}
