import { UsageError } from '../../../protocol/base/errors.js';
import type { Exchange } from '../../../protocol/base/exchange.js';
import type { Json } from '../../../protocol/base/vocabulary.js';
import { type MachineInfo, signMachineInfo } from '../../../protocol/dep/machine-info.js';
import type { DepProfile } from '../../../protocol/dep/profile.js';
import type { StepPatch } from '../../device/agent.js';
import { builtInIdentity, builtInLife } from '../built-in-identity.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { type FetchedProfile, openProfile } from '../fetch-profile.js';
import { forgedIdentity } from '../forge.js';
import { adoptProfile } from '../steps.js';
import { activate } from './activation.js';
import { postMachineInfo } from './fetch-automatically.js';
import { machineInfo } from './machine-info.js';

export const adeStepNames: readonly string[] = ['GetConfiguration', 'MachineInfo', 'Identity'];

/**
 * Lock-step mode of Automated Device Enrollment: `GetConfiguration` takes the `url` of the entry; `MachineInfo` posts what a patch makes of the message, with
 * `$signature` `absent`, `tampered`, `of-a-stranger` or `run-out`, or `$body` in its place, at `$url` and with
 * `$authorization` where these are given; `Identity` gets the identity of the profile that came.
 */
export class AdeLockStep {
  readonly #device: AppleDevice;
  #configuration: DepProfile = {};
  #profile: FetchedProfile | undefined;

  constructor(device: AppleDevice) {
    this.#device = device;
  }

  async step(name: string, patch: StepPatch): Promise<Exchange> {
    const device = this.#device;
    if (name === 'GetConfiguration') this.#configuration = await this.#activate(patch);
    else if (name === 'MachineInfo') await this.#introduce(patch);
    else await this.#identity();
    const exchange = device.world.transport.exchanges.at(-1);
    if (exchange === undefined) throw new UsageError('STEP_SENT_NOTHING', `${name} sent nothing`);
    return exchange;
  }

  #activate({ url }: StepPatch): Promise<DepProfile> {
    const { platform, method = 'ios-ade' } = this.#device.record;
    return activate(this.#device, { platform, method, ...(typeof url === 'string' && { url }) });
  }

  /** No identity is an answer here: the exchange says why. */
  async #identity(): Promise<void> {
    if (this.#profile === undefined)
      throw new UsageError('STEP_NO_PROFILE', 'Identity needs the profile of MachineInfo');
    try {
      await adoptProfile(this.#device, this.#profile);
    } catch (error) {
      if (!(error instanceof EnrollmentStopped)) throw error;
    }
  }

  async #introduce(patch: StepPatch): Promise<void> {
    const { $url, $authorization, ...rest } = patch;
    const url = typeof $url === 'string' ? $url : (this.#configuration.url ?? '');
    const headers: Readonly<Record<string, string>> =
      typeof $authorization === 'string' ? { Authorization: $authorization } : {};
    const response = await postMachineInfo(this.#device, url, await introduction(this.#device, rest), headers);
    if (response.status === 200) this.#profile = openProfile(this.#device, response);
  }
}

async function introduction(device: AppleDevice, { $body, $signature, ...members }: StepPatch): Promise<Uint8Array> {
  if (typeof $body === 'string') return Buffer.from($body, 'utf8');
  const signed = signMachineInfo(patched(machineInfo(device), members), await signerOf(device, $signature));
  return $signature === 'tampered' ? tampered(signed, device.world.model.product) : signed;
}

async function signerOf(device: AppleDevice, signature: Json | undefined): ReturnType<typeof builtInIdentity> {
  if (signature === 'run-out') return builtInIdentity(device, longAgo(device));
  const own = await builtInIdentity(device);
  if (signature !== 'of-a-stranger') return own;
  const forged = forgedIdentity(own, device.rules.now);
  return { ...forged, chain: [forged.certificate] };
}

/** So long ago that a certificate of then is good no more. */
const longAgo = ({ rules }: AppleDevice): number => Math.floor((rules.now - 2 * builtInLife) / 1000) * 1000;

function patched(info: MachineInfo, members: StepPatch): MachineInfo {
  const entries = Object.entries({ ...info, ...members }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as MachineInfo;
}

/** One letter of what it says of the device changed after signing. */
function tampered(signed: Uint8Array, text: string): Uint8Array {
  const bytes = Buffer.from(signed);
  const at = bytes.indexOf(text);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
