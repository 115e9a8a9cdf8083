import { z } from 'zod';
import type { Random } from '../../../../protocol/base/random.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import { CloudRefusal, type CloudRequest, json, jsonBody } from '../cloud.js';
import { mayGoOn } from './registration-rules.js';
import type { Company, KnoxState, Profile } from './state.js';

/** Somebody at the portal or its API. */
export interface Visit {
  readonly state: KnoxState;
  readonly context: RuleContext;
  readonly random: Random;
  readonly request: CloudRequest;
  /** Segments of the path that stand for something. */
  readonly names: readonly string[];
}

export const refused = (status: number, message: string): CloudRefusal =>
  new CloudRefusal(json({ error: { message } }, status));

export function read<T>({ request }: Pick<Visit, 'request'>, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonBody(request) ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refused(400, `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

/** The company of the path, once it may go on with the set-up. */
export function approvedCompany(visit: Visit): Company {
  const company = companyOf(visit);
  if (mayGoOn(visit.context, company.state)) return company;
  throw refused(403, 'The registration is still under review.');
}

export function companyOf({ state, names: [id = ''] }: Visit): Company {
  const company = state.companies.get(id);
  if (company === undefined) throw refused(404, `there is no company ${id}`);
  return company;
}

export function profileOf(company: Company, id: string): Profile {
  const profile = company.profiles.get(id);
  if (profile === undefined) throw refused(404, `there is no profile ${id}`);
  return profile;
}

export const serials = z.array(z.string().min(1)).min(1);
