import { ZodError } from 'zod';
import { describeError, MusterError } from '../../../protocol/base/errors.js';
import { BadCommand, RefusedByProduct, ThrottledByCloud } from '../endpoint.js';
import { TenantExists } from '../tenants.js';

/** What every error of the admin API looks like. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  /** Member of the request that is at fault. */
  readonly place?: string;
  readonly fix?: string;
}

export class AdminError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = 'AdminError';
    this.status = status;
    this.body = body;
  }
}

export const notFound = (what: string, id: string, fix?: string): AdminError =>
  new AdminError(404, {
    code: 'NOT_FOUND',
    message: `there is no ${what} ${id}`,
    ...(fix === undefined ? {} : { fix }),
  });

interface RequestFault {
  readonly statusCode?: number;
  readonly code?: string;
  readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[];
  readonly validationContext?: string;
}

/** The answer to whatever a route threw; undefined for what is our own fault. */
export function errorAnswer(error: Error): { readonly status: number; readonly body: ErrorBody } | undefined {
  if (error instanceof AdminError) return { status: error.status, body: error.body };
  if (error instanceof RefusedByProduct) return { status: 409, body: { code: 'REFUSED', message: error.message } };
  if (error instanceof ThrottledByCloud) return { status: 429, body: { code: 'THROTTLED', message: error.message } };
  if (error instanceof TenantExists) return { status: 409, body: { code: 'EXISTS', message: error.message } };
  if (error instanceof BadCommand) return { status: 400, body: { code: 'BAD_COMMAND', message: error.message } };
  if (error instanceof ZodError) return { status: 400, body: fromZod(error) };
  if (error instanceof MusterError && error.family === 'protocol') {
    return { status: 400, body: { code: error.code, message: describeError(error) } };
  }
  return fromRequest(error);
}

function fromZod(error: ZodError): ErrorBody {
  const [issue] = error.issues;
  const message = error.issues.map((each) => `${each.path.join('.') || 'document'}: ${each.message}`).join('; ');
  return { code: 'BAD_DOCUMENT', message, place: issue?.path.join('.') || 'document' };
}

function fromRequest(error: Error & RequestFault): { readonly status: number; readonly body: ErrorBody } | undefined {
  const first = error.validation?.[0];
  if (first !== undefined) {
    const place = `${error.validationContext ?? 'body'}${first.instancePath}`;
    const fix = 'The shape is in /openapi.json.';
    return {
      status: 400,
      body: { code: 'BAD_REQUEST', message: `${place} ${first.message ?? 'is wrong'}`, place, fix },
    };
  }
  const status = error.statusCode ?? 500;
  return status < 500 ? { status, body: { code: 'BAD_REQUEST', message: error.message } } : undefined;
}
