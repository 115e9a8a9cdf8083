import type { Exchange } from '../../protocol/base/exchange.js';
import type { Findings } from '../../protocol/base/finding.js';
import type {
  BinarySecurityToken,
  ContextItem,
  DiscoverResponse,
  SecurityHeader,
} from '../../protocol/mde2/messages.js';
import type { AgentWorld, StepPatch } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { SoapOutcome, SoapWorld } from '../identity/soap-client.js';
import { getPolicies, requestSecurityToken } from '../identity/wstep-client.js';
import { isOmadmStep, LockStepSession, omadmSteps, readOmadmPatch } from '../omadm/lock-step.js';
import { type Person, willingPerson } from '../person/person.js';
import { signInByCertificate } from './certificate-sign-in.js';
import { directoryToken } from './device-rules.js';
import { type DirectoryJoin, joinDirectory, registrationOf } from './directory-join.js';
import { callDiscover, discoveryAddress } from './discover.js';
import {
  discoverFacts,
  type EnrollingDevice,
  managementKey,
  newcomer,
  ruleContext,
  soapWorld,
  tokenRequest,
  type WindowsEnrollment,
  wayBackOf,
} from './enroll.js';
import { signInOnWeb } from './federated.js';
import { joinedDevice } from './joined-items.js';
import { changedItems, distorted, readPatch, spoiltToken, type WindowsPatch, withoutProof } from './lock-step-patch.js';
import { sendProbe } from './probe.js';
import { applyProvisioning } from './provisioning.js';
import { EnrollmentRefused } from './refused.js';
import { type Renewed, renewCertificate } from './renewal.js';
import { sessionRequest } from './session.js';
import type { WayBack } from './state.js';

const enrollmentSteps = [
  'Join',
  'DiscoverProbe',
  'Discover',
  'SignIn',
  'GetPolicies',
  'RequestSecurityToken',
  'Renew',
] as const;
type EnrollmentStep = (typeof enrollmentSteps)[number];

/** What a PC sends one message at a time. */
export const windowsSteps: readonly string[] = [...enrollmentSteps, ...omadmSteps];

const isEnrollmentStep = (name: string): name is EnrollmentStep => enrollmentSteps.some((step) => step === name);

export interface LockStepDevice {
  record(): DeviceRecord;
  /** Called when a provisioning document was applied. */
  provision(enrollment: WindowsEnrollment): void;
  /** Called when a renewal brought a certificate. */
  renew(renewed: Renewed): void;
  readonly findings: Findings;
}

/** An enrollment and its sessions that go on only when they are told to. */
export class WindowsLockStep {
  readonly #world: AgentWorld;
  readonly #device: LockStepDevice;
  #beginning: Pick<WindowsPatch, 'url' | 'username' | 'password' | 'identity'> = {};
  #services: Partial<DiscoverResponse> = {};
  #userToken: BinarySecurityToken | undefined;
  #join: (DirectoryJoin & { readonly method: NonNullable<WindowsPatch['method']> }) | undefined;
  #session: LockStepSession | undefined;

  constructor(world: AgentWorld, device: LockStepDevice) {
    this.#world = world;
    this.#device = device;
  }

  /** Whether a sign-in page left a token with the device. */
  get signedIn(): boolean {
    return this.#userToken !== undefined;
  }

  /** Sends one message, changed by the patch, and returns its exchange. Throws RangeError on a step or patch that is none. */
  async step(name: string, patch: StepPatch): Promise<Exchange> {
    if (isOmadmStep(name)) return this.#manage(name, patch);
    if (!isEnrollmentStep(name)) throw new RangeError(`"${name}" is none of ${windowsSteps.join(', ')}`);
    await this.#enroll(name, readPatch(patch));
    const exchange = this.#world.transport.exchanges.at(-1);
    if (exchange === undefined) throw new RangeError(`${name} left no exchange`);
    return exchange;
  }

  async #enroll(name: EnrollmentStep, patch: WindowsPatch): Promise<void> {
    const { url, username, password, identity } = patch;
    this.#beginning = {
      ...this.#beginning,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...(identity !== undefined && { identity }),
    };
    const messages: Readonly<Record<EnrollmentStep, () => Promise<unknown>>> = {
      Join: () => this.#joinDirectory(url, patch),
      DiscoverProbe: () => this.#probe(url),
      Discover: () => this.#discover(url, patch),
      SignIn: () => this.#signIn(url, patch),
      GetPolicies: () => this.#getPolicies(url, patch),
      RequestSecurityToken: () => this.#requestToken(url, patch),
      Renew: () => this.#renew(patch),
    };
    try {
      await messages[name]();
    } catch (error) {
      // a refusal is in the exchange; whoever takes the steps judges it there
      if (!(error instanceof EnrollmentRefused)) throw error;
    }
  }

  /** Token, discovery address and terms answer are kept for the messages after. */
  async #joinDirectory(
    url: string | undefined,
    { method = 'windows-aad-join', audience }: WindowsPatch,
  ): Promise<void> {
    this.#join = undefined;
    const kind = registrationOf[method];
    const visit = { url, kind, ...newcomer(this.#enrolling()), ...(audience !== undefined && { audience }) };
    const join = await joinDirectory(this.#world, visit, this.#person());
    this.#join = { ...join, method };
    this.#beginning = { ...this.#beginning, url: join.discoveryUrl };
  }

  async #probe(url: string | undefined): Promise<void> {
    await sendProbe(this.#soap({}), this.#discoveryUrl(url));
  }

  async #discover(url: string | undefined, patch: WindowsPatch): Promise<void> {
    const facts = discoverFacts(this.#enrolling(), this.#email());
    const message = this.#kept(await callDiscover(this.#soap(patch), this.#discoveryUrl(url), facts));
    if (message !== undefined) this.#services = message;
  }

  /** The token is kept for the messages after. */
  async #signIn(url: string | undefined, { appru }: WindowsPatch): Promise<void> {
    this.#userToken = undefined;
    this.#userToken = await signInOnWeb(this.#world, {
      service: url ?? this.#services.authenticationServiceUrl,
      email: this.#email(),
      person: this.#person(),
      ...(appru !== undefined && { appru }),
    });
  }

  async #getPolicies(url: string | undefined, patch: WindowsPatch): Promise<void> {
    const service = url ?? this.#services.enrollmentPolicyServiceUrl;
    this.#kept(
      await getPolicies(this.#soap(patch), { url: known(service, 'policy service'), security: this.#security(patch) }),
    );
  }

  async #requestToken(url: string | undefined, patch: WindowsPatch): Promise<void> {
    const device = this.#enrolling();
    const service = known(url ?? this.#services.enrollmentServiceUrl, 'enrollment service');
    const key = await managementKey(device, patch.recovery === true ? 'recovery' : undefined);
    const { csr, contextItems } = tokenRequest(device, key, this.#services.enrollmentVersion ?? '3.0');
    const message = this.#kept(
      await requestSecurityToken(this.#soap(patch), {
        url: service,
        security: this.#security(patch),
        ...(patch.recovery === true && { recovery: true }),
        csr: patch.badSignature ? withoutProof(csr) : csr,
        contextItems: changedItems(this.#joined(contextItems), patch.contextItems ?? {}),
      }),
    );
    if (message === undefined) return;
    const { habits } = discoverFacts(device, this.#email());
    this.#device.provision({
      key,
      enrollmentServiceUrl: service,
      wayBack: this.#wayBack(),
      provisioned: applyProvisioning(
        message.provisioningDocument,
        key,
        habits,
        this.#device.findings,
        ruleContext(device),
      ),
    });
  }

  async #renew({ url, contextItems, signWithNewKey, withoutCertificate }: WindowsPatch): Promise<void> {
    const renewed = await renewCertificate(this.#enrolling(), {
      ...(url !== undefined && { url }),
      ...(contextItems && { contextItems: (items) => changedItems(items, contextItems) }),
      ...(signWithNewKey !== undefined && { signWithNewKey }),
      ...(withoutCertificate !== undefined && { withoutCertificate }),
    });
    this.#device.renew(renewed);
  }

  async #manage(name: Parameters<LockStepSession['step']>[0], patch: StepPatch): Promise<Exchange> {
    if (this.#session === undefined || name === 'Package1' || name === 'UnenrollmentAlert') {
      const request = sessionRequest(this.#device.record(), this.#world, 'user');
      if (request === undefined) throw new RangeError(`${name}: the device is not enrolled`);
      this.#session = new LockStepSession(request);
    }
    return this.#session.step(name, readOmadmPatch(patch));
  }

  #soap({ alter, contentType }: Pick<WindowsPatch, 'alter' | 'contentType'>): SoapWorld {
    const world = soapWorld(this.#enrolling());
    const random = world.random.fork(`step ${this.#world.transport.exchanges.length}`);
    return {
      ...world,
      random,
      headers: { ...world.headers, ...(contentType !== undefined && { 'Content-Type': contentType }) },
      ...(alter !== undefined && { alter: (body) => distorted(alter, body) }),
    };
  }

  #security({ token, spoilToken, certificateForm, signedMsAgo = 0 }: WindowsPatch): SecurityHeader {
    if (token !== undefined)
      return { kind: 'binary', valueType: token.valueType, value: new TextEncoder().encode(token.value) };
    if (this.#join !== undefined) {
      const { accessToken } = this.#join;
      return directoryToken(ruleContext(this.#enrolling()), spoilToken ? spoiltToken(accessToken) : accessToken);
    }
    const { identity } = this.#beginning;
    if (this.#services.authPolicy === 'Certificate' && identity !== undefined)
      return signInByCertificate(this.#world, {
        identity,
        signedAt: this.#world.clock.now() - signedMsAgo,
        ...(certificateForm && { form: certificateForm }),
      });
    return this.#userToken ?? { kind: 'username', username: this.#email(), password: this.#beginning.password ?? '' };
  }

  #discoveryUrl(url: string | undefined): string {
    if (url !== undefined) this.#beginning = { ...this.#beginning, url };
    return this.#beginning.url ?? discoveryAddress(this.#email());
  }

  #wayBack(): WayBack {
    const begun = {
      url: this.#discoveryUrl(undefined),
      email: this.#email(),
      password: this.#beginning.password ?? '',
    };
    return wayBackOf({ ...begun, ...(this.#join && { join: this.#join }) });
  }

  #joined(items: readonly ContextItem[]): readonly ContextItem[] {
    return this.#join === undefined ? items : joinedDevice(this.#join, registrationOf[this.#join.method])(items);
  }

  #person(): Person {
    return willingPerson(this.#email(), this.#email(), this.#beginning.password ?? '');
  }

  #email(): string {
    return this.#beginning.username ?? '';
  }

  #enrolling(): EnrollingDevice {
    return { record: this.#device.record(), world: this.#world, findings: this.#device.findings };
  }

  #kept<T>(outcome: SoapOutcome<T>): T | undefined {
    this.#device.findings.include(outcome.findings);
    return outcome.kind === 'answered' ? outcome.message : undefined;
  }
}

function known(url: string | undefined, service: string): string {
  if (url === undefined) throw new RangeError(`no address of the ${service}: discover it first, or give a url`);
  return url;
}
