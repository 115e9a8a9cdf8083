import { ZodError, type z } from 'zod';
import { CloudRefusal, type CloudRequest, json, jsonBody } from '../cloud.js';
import type { DepCloud } from './dep-cloud.js';
import type { Account, Organisation, ServerEntry } from './organisation.js';

export interface Visit {
  readonly cloud: DepCloud;
  readonly request: CloudRequest;
  /** Segments of the path that stand for something. */
  readonly names: readonly string[];
}

export function organisationOf({ cloud, names }: Visit): Organisation {
  const org = cloud.organisations.get(names[0] ?? '');
  if (org === undefined) throw refused(404, 'NOT_FOUND', `no organisation ${names[0]}`);
  return org;
}

export function serverOf({ names }: Visit, org: Organisation): ServerEntry {
  const server = org.servers.get(names[1] ?? '');
  if (server === undefined || server.removed) throw refused(404, 'NOT_FOUND', `no server ${names[1]}`);
  return server;
}

export function accountOf({ accounts }: Organisation, email: string): Account {
  const account = accounts.get(email);
  if (account === undefined) throw refused(404, 'NOT_FOUND', `no account ${email}`);
  return account;
}

export function read<T>({ request }: Visit, schema: z.ZodType<T>): T {
  const body = jsonBody(request);
  if (body === undefined) throw refused(400, 'BAD_DOCUMENT', 'the body is no JSON object');
  try {
    return schema.parse(body);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw refused(
      400,
      'BAD_DOCUMENT',
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  }
}

export const refused = (status: number, code: string, message: string): CloudRefusal =>
  new CloudRefusal(json({ code, message }, status));
