/** Where a server gets its access token (Learn, "Push notification service request and response headers", access token request). */
export const accessTokenPath = '/accesstoken.srf';

/** Scope of that token. */
export const notifyScope = 'notify.windows.com';

/** Below it every channel has an address. */
export const channelPath = '/channel/';

/** Where simulated devices ask for a channel and for what waits for them: our own, because Windows' way is not published. */
export const deviceLink = Object.freeze({ channels: '/wns/muster/channels', pushes: '/wns/muster/pushes' });

/** Octets of a notification at most (same page, X-WNS-Type and payload). */
export const mostOctets = 5000;

/** X-WNS-Type and the Content-Type that goes with it (same page). */
export const notificationTypes: Readonly<Record<string, string>> = {
  'wns/badge': 'text/xml',
  'wns/tile': 'text/xml',
  'wns/toast': 'text/xml',
  'wns/raw': 'application/octet-stream',
};

/** Answer to a device that asked for a channel. */
export interface OpenedChannel {
  readonly uri: string;
  /** Milliseconds. */
  readonly expires: number;
}

/** One notification as a device gets it. */
export interface WaitingNotification {
  readonly id: string;
  readonly uri: string;
}

/** An app by which a server pushes: package family name, package SID and secret. */
export interface PushApp {
  readonly pfn: string;
  readonly sid: string;
  readonly secret: string;
}
