import type { PolicyReach } from '../../../protocol/android/policy-engine.js';
import type { InstalledApplication, PushOptions, RemoteFile } from '../../../protocol/headwind/messages.js';

/** What an agent of Headwind MDM keeps between sessions. */
export type HeadwindManagement = {
  /** Roots of the server, the second to be asked when the first does not answer; without the slash at their ends. */
  readonly servers: readonly string[];
  /** Path of the server below its root; mostly none. */
  readonly project: string;
  /** Built into the agent: signs requests, opens the broker. */
  readonly secret: string;
  /** All that identifies the device; whoever says it is the device. */
  readonly number: string;
  readonly push: PushOptions;
  /** Seconds between pings at the broker, where the server says. */
  readonly keepalive?: number;
  /** When the configuration was fetched last, milliseconds. */
  readonly configuredAt: number;
  readonly kioskMode: boolean;
  readonly applications: readonly InstalledApplication[];
  readonly files: readonly RemoteFile[];
  readonly restrictions: Readonly<Record<string, PolicyReach>>;
};
