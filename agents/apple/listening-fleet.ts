import type { WaitingPush } from '../../protocol/apple/push.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import type { DeviceRecord } from '../device/record.js';
import { appleState, type MdmEnrollment } from './apple-state.js';
import { hexToken, isForEnrollment } from './push.js';
import { PushListener, type PushListenerOptions } from './push-listener.js';

export interface ListeningFleetOptions extends Omit<PushListenerOptions, 'onPush'> {
  readonly context: () => RuleContext;
  /** The device of this name as it is now. */
  readonly find: (name: string) => DeviceRecord | undefined;
  /** A push has come that is for the device's enrollment. */
  readonly onWake: (name: string) => void;
}

/** Enrolled devices of one process that listen to the simulated push service together: each costs a token and a name. */
export class ListeningFleet {
  readonly #options: ListeningFleetOptions;
  readonly #listener: PushListener;
  readonly #names: Map<string, string>;

  private constructor(options: ListeningFleetOptions, listener: PushListener, names: Map<string, string>) {
    this.#options = options;
    this.#listener = listener;
    this.#names = names;
  }

  /** Throws what the connection throws. */
  static async open(options: ListeningFleetOptions): Promise<ListeningFleet> {
    const names = new Map<string, string>();
    const onPush = (push: WaitingPush): void => fleet.#heard(push);
    const fleet: ListeningFleet = new ListeningFleet(options, await PushListener.open({ ...options, onPush }), names);
    return fleet;
  }

  /** The device is told from now on; false where it is not enrolled. */
  add(name: string): boolean {
    const mdm = this.#enrollmentOf(name);
    if (mdm === undefined) return false;
    const token = hexToken(mdm);
    this.#names.set(token, name);
    this.#listener.ask({ devices: [{ token, topic: mdm.topic }] });
    return true;
  }

  close(): void {
    this.#listener.close();
  }

  #heard({ token, mdm: magic }: WaitingPush): void {
    const name = this.#names.get(token);
    const mdm = name === undefined ? undefined : this.#enrollmentOf(name);
    if (name === undefined || mdm === undefined) return;
    if (isForEnrollment(this.#options.context(), mdm.pushMagic, magic)) this.#options.onWake(name);
  }

  #enrollmentOf(name: string): MdmEnrollment | undefined {
    const record = this.#options.find(name);
    return record === undefined ? undefined : appleState(record).mdm;
  }
}
