import { type GoogleStatus, googleError, googleStatus } from '../../../../protocol/amapi/errors.table.js';
import type { Random } from '../../../../protocol/base/random.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import { CloudRefusal, json } from '../cloud.js';
import type { AmapiState } from './state.js';

/** A call of the API: its names are the ids of the path, in order. */
export interface Call {
  readonly context: RuleContext;
  readonly random: Random;
  readonly state: AmapiState;
  readonly names: readonly string[];
  /** Relative name of the resource, without the custom method. */
  readonly resource: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** Root of the API as the caller sees it. */
  readonly root: string;
}

/** Ends a call with an error of Google's. */
export class GoogleRefusal extends CloudRefusal {
  readonly status: GoogleStatus;
  /** The field of the request that was wrong, where one was. */
  readonly field: string | undefined;

  constructor(status: GoogleStatus, message: string, field?: string) {
    super(json(googleError(status, message), googleStatus[status]));
    this.name = 'GoogleRefusal';
    this.status = status;
    this.message = message;
    this.field = field;
  }
}

export const refuse = (status: GoogleStatus, message: string, field?: string): GoogleRefusal =>
  new GoogleRefusal(status, message, field);

interface PageSize {
  readonly usual?: number;
  readonly max?: number;
  /** Entries of the page by what was asked for, 0 when nothing was. */
  readonly sizeOf?: (asked: number) => number;
}

/** One page of a list: `pageSize` at most `max`, `pageToken` as the former page gave it. */
export function page(query: URLSearchParams, member: string, all: readonly JsonObject[], size: PageSize = {}) {
  const { usual = 10, max = 100, sizeOf = (asked) => Math.min(asked === 0 ? usual : asked, max) } = size;
  const asked = Number(query.get('pageSize') ?? 0);
  if (!Number.isInteger(asked) || asked < 0) throw refuse('INVALID_ARGUMENT', 'pageSize must not be negative.');
  const token = query.get('pageToken') ?? '';
  const start = token === '' ? 0 : readPageToken(token);
  const end = start + sizeOf(asked);
  return { [member]: all.slice(start, end), ...(end < all.length && { nextPageToken: writePageToken(end) }) };
}

const writePageToken = (start: number): string => Buffer.from(`from ${start}`).toString('base64url');

function readPageToken(token: string): number {
  const start = /^from (\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('latin1'))?.[1];
  if (start === undefined) throw refuse('INVALID_ARGUMENT', 'The page token is not valid.');
  return Number(start);
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A new id in the alphabet that Google's resource names have. */
export const newId = (random: Random, bytes = 8): string =>
  Buffer.from(random.bytes(bytes)).toString('hex').toUpperCase();
