import { depPath } from '../clouds/dep/endpoint.js';
import type { TenantClouds } from '../clouds/dep/tenant-clouds.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import { comesTooSoon, fullSyncAsked, syncTimeout, waitsForRunning } from '../domain/enrollment-program/sync-rules.js';
import { syncsOnUpload } from '../domain/enrollment-program/token-rules.js';
import { RefusedByProduct } from '../endpoint.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AssignmentDesk, assignAgain, assignDefault, assignProfile } from './assignments.js';
import { DepClient } from './dep-client.js';
import { TokenForms } from './forms.js';
import { profileOf } from './profiles.js';
import {
  continueSync,
  forgetRemoved,
  nextStep,
  nextSync,
  paceOf,
  runSchedule,
  type SyncWorld,
  startSync,
} from './sync.js';
import { addToken, renewToken, type TokenDesk, type TokenUpload } from './tokens.js';

/** The MDM server's side of Apple Business Manager and Apple School Manager: what it does for its administrator and by itself. */
export class EnrollmentProgram {
  readonly forms = new TokenForms();
  readonly #clouds: TenantClouds;

  constructor(clouds: TenantClouds) {
    this.#clouds = clouds;
  }

  /** Does what is due by the tenant's clock. */
  due(tenant: ReferenceTenant): void {
    const { programTokens } = tenant.state;
    if (programTokens.size === 0) return;
    const context = tenant.context();
    const pace = paceOf(context);
    for (const token of programTokens.values()) {
      if (nextStep(context, token, pace) <= context.now) runSchedule(this.#syncWorld(tenant, token), token);
      if (token.waiting !== undefined) assignAgain(this.#assignmentDesk(tenant, token));
      forgetRemoved(context, token);
    }
  }

  /** When that is next (ms). */
  nextDue(tenant: ReferenceTenant): number {
    const { programTokens } = tenant.state;
    if (programTokens.size === 0) return Number.POSITIVE_INFINITY;
    const context = tenant.context();
    const pace = paceOf(context);
    return [...programTokens.values()]
      .map((token) => nextStep(context, token, pace))
      .reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY);
  }

  add(tenant: ReferenceTenant, upload: TokenUpload): ProgramToken {
    const token = addToken(this.desk(tenant), upload);
    const world = this.#syncWorld(tenant, token);
    if (syncsOnUpload(world.context)) startSync(world, token, 'full', world.context.now);
    return token;
  }

  renew(tenant: ReferenceTenant, token: ProgramToken, upload: TokenUpload): void {
    renewToken(this.desk(tenant), token, upload);
  }

  /** A sync by hand. Throws RefusedByProduct while one runs, or when the last one was a moment ago. */
  sync(tenant: ReferenceTenant, token: ProgramToken, full: boolean): void {
    const context = tenant.context();
    const { program, sync } = token;
    const asked = { program, lastRequested: sync.lastRequested, runningSince: sync.running?.startedAt };
    if (waitsForRunning(context, asked))
      throw new RefusedByProduct(`A sync is running; it has ${syncTimeout / 60_000} minutes to finish.`);
    if (comesTooSoon(context, asked)) throw new RefusedByProduct('The last sync was less than 15 minutes ago.');
    const world = this.#syncWorld(tenant, token);
    // what still reads after its time goes on: its pages are not asked for twice
    if (sync.running !== undefined && !full) continueSync(world, token);
    else startSync(world, token, full ? fullSyncAsked(context, sync.lastFull) : nextSync(world, token), context.now);
  }

  /** Assigns a profile of the token to some of its devices. Throws RefusedByProduct. */
  assign(tenant: ReferenceTenant, token: ProgramToken, profile: string, serials: readonly string[]): void {
    assignProfile(this.#assignmentDesk(tenant, token), profile, serials);
  }

  /** Makes a profile the one for devices that have none, those that are there among them. */
  setDefault(tenant: ReferenceTenant, token: ProgramToken, profile: string): void {
    token.defaultProfile = profileOf(tenant.state, token, profile).name;
    assignDefault(this.#assignmentDesk(tenant, token));
  }

  desk(tenant: ReferenceTenant): TokenDesk {
    return { tenant, forms: this.forms, clientFor: (token) => this.clientFor(tenant, token) };
  }

  /** Calls Apple's service of the tenant, which is in this process: the messages are those of the wire. */
  clientFor(tenant: ReferenceTenant, token: Pick<ProgramToken, 'credentials' | 'session'>): DepClient {
    const cloud = this.#clouds.of(tenant);
    return new DepClient({
      send: (request) => cloud.answer(request, undefined),
      url: tenant.url('mdmenrollment', depPath),
      token,
      random: tenant.random,
      context: tenant.context(),
    });
  }

  #syncWorld(tenant: ReferenceTenant, token: ProgramToken): SyncWorld {
    return {
      context: tenant.context(),
      client: this.clientFor(tenant, token),
      synced: () => assignDefault(this.#assignmentDesk(tenant, token)),
    };
  }

  #assignmentDesk(tenant: ReferenceTenant, token: ProgramToken): AssignmentDesk {
    return { tenant, token, client: this.clientFor(tenant, token) };
  }
}
