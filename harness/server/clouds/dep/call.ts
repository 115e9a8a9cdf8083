import type { Random } from '../../../../protocol/base/random.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type DepError, depErrors } from '../../../../protocol/dep/errors.table.js';
import { CloudRefusal, plain } from '../cloud.js';
import { mayNameNobody } from './call-rules.js';
import type { Organisation, ServerEntry } from './organisation.js';

/** A call of a server that is known, its body read. */
export interface Call {
  readonly context: RuleContext;
  readonly random: Random;
  readonly org: Organisation;
  readonly server: ServerEntry;
  readonly body: JsonObject;
  readonly query: URLSearchParams;
  readonly userAgent: string | undefined;
  /** Seals cursors. */
  readonly secret: Uint8Array;
}

export const refuse = (code: DepError): CloudRefusal => new CloudRefusal(plain(code, depErrors[code]));

/** Most devices that one call may name; the number is our choice. */
const mostDevices = 10_000;

/** Serial numbers of a body, each once. Throws DEVICE_ID_REQUIRED. */
export function serialsOf({ context, body: { devices = [] } }: Pick<Call, 'context' | 'body'>): readonly string[] {
  if (!Array.isArray(devices)) throw refuse('DEVICE_ID_REQUIRED');
  if (devices.length === 0 && !mayNameNobody(context)) throw refuse('DEVICE_ID_REQUIRED');
  if (devices.length > mostDevices || devices.some((serial) => typeof serial !== 'string'))
    throw refuse('MALFORMED_REQUEST_BODY');
  return [...new Set(devices as readonly string[])];
}
