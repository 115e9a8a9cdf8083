import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { accessTokenPath, notifyScope } from '../../protocol/wns/messages.js';
import { askCloud, type CloudAnswer, type CloudPlace } from './cloud-transport.js';

/** What may be wrong with a notification. */
export interface WnsPatch {
  readonly method?: 'GET' | 'POST';
  readonly uri?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly token?: string;
}

/** Somebody who registers apps in the portal of the simulated push service and pushes by them. */
export class WnsSender {
  readonly #place: CloudPlace;
  readonly #url: string;
  readonly #portalToken: string;

  constructor(place: CloudPlace, url: string, portalToken: string) {
    this.#place = place;
    this.#url = url;
    this.#portalToken = portalToken;
  }

  /** Any call of the portal. */
  portal(method: 'GET' | 'POST', path: string, body?: JsonObject): Promise<CloudAnswer> {
    return askCloud(this.#place, {
      step: `portal ${path}`,
      method,
      url: `${this.#url}/wns/portal${path}`,
      headers: { authorization: `Bearer ${this.#portalToken}`, 'content-type': 'application/json' },
      ...(body && { body: Buffer.from(JSON.stringify(body)) }),
    });
  }

  /** An access token for an app of this name, which is registered where it is new. */
  async tokenFor(pfn: string): Promise<string> {
    const { json: app } = await this.portal('POST', '/apps', { pfn });
    const form = {
      grant_type: 'client_credentials',
      client_id: String(app?.sid),
      client_secret: String(app?.secret),
      scope: notifyScope,
    };
    const { json } = await askCloud(this.#place, {
      step: 'WnsToken',
      method: 'POST',
      url: `${this.#url}${accessTokenPath}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(form).toString()),
    });
    return String(json?.access_token);
  }

  /** A raw notification, wrong on purpose where asked. */
  notify({ method = 'POST', uri = '', headers = {}, body = 'mdm', token = '' }: WnsPatch): Promise<CloudAnswer> {
    return askCloud(this.#place, {
      step: 'WnsNotification',
      method,
      url: uri,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'x-wns-type': 'wns/raw',
        'x-wns-cache-policy': 'cache',
        ...headers,
      },
      ...(method === 'POST' && { body: Buffer.from(body) }),
    });
  }
}
