import { type ProfileService, readProfileService } from '../../../protocol/apple/ota/profile-service.js';
import { UsageError } from '../../../protocol/base/errors.js';
import type { Exchange } from '../../../protocol/base/exchange.js';
import type { Json } from '../../../protocol/base/vocabulary.js';
import { plistFromJson } from '../../../protocol/plist/json.js';
import type { PlistDict } from '../../../protocol/plist/value.js';
import type { StepPatch } from '../../device/agent.js';
import { willingPerson } from '../../person/person.js';
import { builtInIdentity } from '../built-in-identity.js';
import type { AppleDevice } from '../device.js';
import { fetchDocument, openProfile } from '../fetch-profile.js';
import { forgedIdentity } from '../forge.js';
import type { Identity } from '../mdm-request.js';
import { obtainIdentity } from '../obtain-identity.js';
import { attributesFor } from './attributes.js';
import { identityOffered } from './identity-offered.js';
import { sendAttributes } from './over-the-air.js';

export const otaStepNames: readonly string[] = ['ProfileService', 'DeviceAttributes', 'DeviceAttributes again'];

/**
 * Lock-step mode of Over-the-Air Profile Delivery. `ProfileService` takes the `url`; the others replace attributes (null leaves one out), and members
 * that begin with `$` speak of the signature: `$signature` `tampered`, `$identity` `self-issued`, or
 * `forged`, which only names the issuer. `DeviceAttributes again` first takes the identity that
 * the answer before offered.
 */
export class OtaLockStep {
  readonly #device: AppleDevice;
  #service: ProfileService | undefined;
  #issued: Identity | undefined;
  #last: Awaited<ReturnType<typeof sendAttributes>> | undefined;

  constructor(device: AppleDevice) {
    this.#device = device;
  }

  async step(name: string, patch: StepPatch): Promise<Exchange> {
    if (name === 'ProfileService') await this.#begin(String(patch.url));
    else await this.#tell(await this.#signerOf(name), patch);
    const exchange = this.#device.world.transport.exchanges.at(-1);
    if (exchange === undefined) throw new UsageError('STEP_SENT_NOTHING', `${name} sent nothing`);
    return exchange;
  }

  async #begin(url: string): Promise<void> {
    const { platform, method = 'ios-byod' } = this.#device.record;
    const response = await fetchDocument(this.#device, { platform, method, url }, willingPerson('nobody', '', ''));
    this.#service = readProfileService(response.body);
  }

  /** The identity from the factory, or the one that was offered. */
  async #signerOf(name: string): Promise<Identity> {
    if (name === 'DeviceAttributes') return builtInIdentity(this.#device);
    if (this.#issued !== undefined) return this.#issued;
    if (this.#last === undefined)
      throw new UsageError('STEP_NEEDS_IDENTITY', `${name} needs an offered identity`, {
        fix: 'Run the step DeviceAttributes first.',
      });
    this.#issued = await obtainIdentity(this.#device, identityOffered(openProfile(this.#device, this.#last)));
    return this.#issued;
  }

  async #tell(identity: Identity, patch: StepPatch): Promise<void> {
    const service = this.#service;
    if (service === undefined)
      throw new UsageError('STEP_NO_SERVICE', 'no service asked for attributes', { fix: 'Run ProfileService first.' });
    const signer = forgedAs(patch.$identity, identity, this.#device.rules.now);
    const attributes = patched(attributesFor(this.#device, service), patch);
    const spoil = patch.$signature === 'tampered' ? spoiled : undefined;
    this.#last = await sendAttributes(this.#device, service, attributes, signer, spoil);
  }
}

function forgedAs(how: Json | undefined, identity: Identity, now: number): Identity {
  if (how === 'self-issued') return forgedIdentity(identity, now);
  return how === 'forged' ? forgedIdentity(identity, now, identity.certificate.issuerDer) : identity;
}

function patched(attributes: PlistDict, patch: StepPatch): PlistDict {
  const changed = new Map(attributes);
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) continue;
    if (value === null) changed.delete(key);
    else changed.set(key, plistFromJson(value));
  }
  return changed;
}

/** One bit of the signature itself, at the end of the message. */
function spoiled(body: Uint8Array): Uint8Array {
  return body.map((byte, index) => (index === body.byteLength - 1 ? byte ^ 1 : byte));
}
