import { type PlayAccount, readStoreApp, type StoreApp, storePaths } from '../../../protocol/android/managed-play.js';
import { readJsonObject } from '../../../protocol/android/read-json.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { AndroidDevice } from '../device.js';

/** Managed Google Play as the app on the device speaks to it. A store that is out of reach offers nothing. */
export class PlayStore {
  readonly #device: AndroidDevice;
  readonly #account: PlayAccount;

  constructor(device: AndroidDevice, account: PlayAccount) {
    this.#device = device;
    this.#account = account;
  }

  /** The app as it is now; undefined when the store has none of this name for the account. */
  async app(name: string): Promise<StoreApp | undefined> {
    return readStoreApp(await this.#get('StoreApp', `${storePaths.app}${encodeURIComponent(name)}`));
  }

  /** What the user finds in the store. */
  async offered(): Promise<readonly StoreApp[]> {
    const { apps } = (await this.#get('StoreApps', storePaths.apps)) ?? {};
    return Array.isArray(apps) ? apps.flatMap((one) => readStoreApp(one) ?? []) : [];
  }

  async #get(step: string, path: string) {
    const { transport, signal } = this.#device.world;
    const headers = { Authorization: `Bearer ${this.#account.token}` };
    const url = `${this.#account.service}${path}`;
    try {
      const response = await transport.send({ step, method: 'GET', url, headers, ...(signal && { signal }) });
      const reading = readJsonObject(Buffer.from(response.body).toString('utf8'));
      return response.status === 200 && reading.kind === 'object' ? reading.object : undefined;
    } catch (error) {
      if (error instanceof ProtocolError) return undefined;
      throw error;
    }
  }
}
