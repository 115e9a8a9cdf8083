import type { FastifyInstance } from 'fastify';
import type { ReferenceTenant } from '../tenants.js';
import type { AdminContext } from './admin-context.js';

/** A part of the product that has pages of its own at the administrator's side, and may do things when time passes. */
export interface AdminExtension {
  /** `page:enrollment-program`: paths below `/tenants/{tenant}/enrollment-program`. */
  readonly capabilities: readonly string[];
  routes(app: FastifyInstance, context: AdminContext): void;
  /** Does what is due by the tenant's clock. Called when it was moved, and now and then. */
  due?(tenant: ReferenceTenant): void;
  /** When something is due next (ms); a clock that is moved past it stops there. */
  nextDue?(tenant: ReferenceTenant): number | undefined;
}
