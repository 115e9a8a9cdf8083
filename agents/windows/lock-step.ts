import { z } from 'zod';
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
import { willingPerson } from '../person/person.js';
import { signInByCertificate } from './certificate-sign-in.js';
import { callDiscover, discoveryAddress } from './discover.js';
import { type DistortionName, distortionNames, distortions } from './distortions.js';
import {
  discoverFacts,
  type EnrollingDevice,
  managementKey,
  soapWorld,
  tokenRequest,
  type WindowsEnrollment,
} from './enroll.js';
import { signInOnWeb } from './federated.js';
import { sendProbe } from './probe.js';
import { applyProvisioning } from './provisioning.js';
import { EnrollmentRefused } from './refused.js';
import { type Renewed, renewCertificate } from './renewal.js';
import { sessionRequest } from './session.js';

const enrollmentSteps = [
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

/** How an enrollment message is to be wrong. `url`, `username` and `password` are remembered for the steps after. */
const patchSchema = z.strictObject({
  url: z.string().exactOptional(),
  username: z.string().exactOptional(),
  password: z.string().exactOptional(),
  /** A BinarySecurityToken in place of name and password. */
  token: z.strictObject({ valueType: z.string(), value: z.string() }).exactOptional(),
  /** Certificate and key that a package brought; remembered. */
  identity: z.strictObject({ certificate: z.string(), privateKey: z.string() }).exactOptional(),
  /** A signed message in one of the forms in which MS-MDE2 contradicts itself. */
  certificateForm: z
    .strictObject({
      valueType: z.string().exactOptional(),
      signatureMethod: z.string().exactOptional(),
      plainId: z.boolean().exactOptional(),
    })
    .exactOptional(),
  /** A signed message that was made so many milliseconds ago. */
  signedMsAgo: z.int().exactOptional(),
  /** SignIn: the program that the page is told to hand the token to. */
  appru: z.string().exactOptional(),
  /** Context items replaced by name, added, or with null left out. */
  contextItems: z.record(z.string(), z.string().nullable()).exactOptional(),
  /** The certificate request bears a signature that its key did not make. */
  badSignature: z.boolean().exactOptional(),
  /** Renew: signed by the key that is to be certified, or over TLS without a client certificate. */
  signWithNewKey: z.boolean().exactOptional(),
  withoutCertificate: z.boolean().exactOptional(),
  alter: z.enum(distortionNames).exactOptional(),
  contentType: z.string().exactOptional(),
});

type WindowsPatch = z.infer<typeof patchSchema>;

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
      person: willingPerson(this.#email(), this.#email(), this.#beginning.password ?? ''),
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
    const key = await managementKey(device);
    const { csr, contextItems } = tokenRequest(device, key, this.#services.enrollmentVersion ?? '3.0');
    const message = this.#kept(
      await requestSecurityToken(this.#soap(patch), {
        url: service,
        security: this.#security(patch),
        csr: patch.badSignature ? withoutProof(csr) : csr,
        contextItems: changedItems(contextItems, patch.contextItems ?? {}),
      }),
    );
    if (message === undefined) return;
    const { habits } = discoverFacts(device, this.#email());
    this.#device.provision({
      key,
      enrollmentServiceUrl: service,
      provisioned: applyProvisioning(message.provisioningDocument, key, habits, this.#device.findings),
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

  #security({ token, certificateForm, signedMsAgo = 0 }: WindowsPatch): SecurityHeader {
    if (token !== undefined)
      return { kind: 'binary', valueType: token.valueType, value: new TextEncoder().encode(token.value) };
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

function readPatch(patch: StepPatch): WindowsPatch {
  const read = patchSchema.safeParse(patch);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new RangeError(`patch.${issue?.path.join('.')}: ${issue?.message}`);
}

function distorted(name: DistortionName, body: Uint8Array): Uint8Array {
  return new TextEncoder().encode(distortions[name](new TextDecoder().decode(body)));
}

/** The request with its last octet turned: the signature is no longer that of its key. */
function withoutProof(csr: Uint8Array): Uint8Array {
  const last = csr.length - 1;
  return csr.map((octet, index) => (index === last ? octet ^ 1 : octet));
}

function changedItems(
  items: readonly ContextItem[],
  changes: Readonly<Record<string, string | null>>,
): readonly ContextItem[] {
  const kept = items
    .filter(({ name }) => changes[name] !== null)
    .map((item) => ({ ...item, value: changes[item.name] ?? item.value }));
  const added = Object.entries(changes)
    .filter((entry): entry is [string, string] => entry[1] !== null && !items.some(({ name }) => name === entry[0]))
    .map(([name, value]) => ({ name, value }));
  return [...kept, ...added];
}

function known(url: string | undefined, service: string): string {
  if (url === undefined) throw new RangeError(`no address of the ${service}: discover it first, or give a url`);
  return url;
}
