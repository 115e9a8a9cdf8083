import { createHash } from 'node:crypto';

/*
 * Every signature of Headwind MDM is a SHA-1 over a secret that is built into agent and server, followed by a text, in upper-case hexadecimal
 * (h-mdm/hmdm-server, CryptoUtil; h-mdm/hmdm-android, CryptoHelper).
 */

/** Secret in the agent as it is published; who builds an agent of their own changes it. */
export const publishedSecret = 'changeme-C3z9vi54';

/** `X-Request-Signature`: over the device's number for synchronization, over the path for notifications. */
export function requestSignature(secret: string, text: string): string {
  return sha1(secret + text);
}

/**
 * `X-Response-Signature`: over the data of the answer without any white space, also without that inside of strings. Two answers that differ
 * in nothing else have the same signature.
 */
export function responseSignature(secret: string, data: string): string {
  return sha1(secret + data.replace(/[ \t\n\v\f\r]/g, ''));
}

/** What is signed of an answer: everything after the first `"data":` up to the last character, whatever the JSON means. */
export function signedData(answer: string): string | undefined {
  const at = answer.indexOf(marker);
  return at < 0 ? undefined : answer.slice(at + marker.length, -1);
}

const marker = '"data":';

/** User name of every agent at the broker. */
export const mqttUser = 'hmdm';

export function mqttPassword(secret: string): string {
  return sha1(mqttUser + secret);
}

/** How the console sends an administrator's password (`/public/jwt/login`). */
export function adminPassword(password: string): string {
  return createHash('md5').update(password, 'utf8').digest('hex').toUpperCase();
}

function sha1(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex').toUpperCase();
}
