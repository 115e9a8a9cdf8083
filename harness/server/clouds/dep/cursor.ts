import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a server has read. It travels in the cursor itself, sealed, so that the service keeps nothing of it. */
export interface Cursor {
  readonly server: string;
  /** `fetch` while the list of devices is being read, `sync` from its end on. */
  readonly phase: 'fetch' | 'sync';
  /** Position in the order of assignments up to which devices were given. */
  readonly position: number;
  /** Changes up to this one are known to the server, or will be when it has fetched all. */
  readonly since: number;
  /** Milliseconds. */
  readonly issuedAt: number;
}

export function sealCursor(cursor: Cursor, secret: Uint8Array): string {
  const body = Buffer.from(JSON.stringify(cursor)).toString('base64url');
  return `${body}.${sealOf(body, secret)}`;
}

/** Undefined for what is no cursor of this service and server. */
export function openCursor(text: string, secret: Uint8Array, server: string): Cursor | undefined {
  const [body = '', seal = ''] = text.split('.');
  const [expected, received] = [Buffer.from(sealOf(body, secret)), Buffer.from(seal)];
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return undefined;
  const cursor = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Cursor;
  return cursor.server === server ? cursor : undefined;
}

function sealOf(body: string, secret: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('base64url').slice(0, 24);
}
