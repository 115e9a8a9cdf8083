/** Who may have a command carried out: any agent, or the owner of the whole device. `ends`: management does not outlive it. */
export interface CommandFacts {
  readonly needs: 'agent' | 'device-owner';
  /** `wiped`: the device starts over; `released`: it lets go and keeps its data. */
  readonly ends?: 'wiped' | 'released';
}

const agent: CommandFacts = { needs: 'agent' };
const owner: CommandFacts = { needs: 'device-owner' };

/** Command types of OpenMDM (core 0.11, CommandType); which of them need a device owner is android.app.admin.DevicePolicyManager's. */
export const commandTypes: Readonly<Record<string, CommandFacts>> = {
  reboot: owner,
  shutdown: owner,
  sync: agent,
  lock: agent,
  unlock: agent,
  wipe: { needs: 'agent', ends: 'wiped' },
  factoryReset: { needs: 'device-owner', ends: 'wiped' },
  unenroll: { needs: 'agent', ends: 'released' },
  installApp: agent,
  uninstallApp: agent,
  updateApp: agent,
  runApp: agent,
  clearAppData: agent,
  clearAppCache: agent,
  setPolicy: agent,
  grantPermissions: agent,
  enterKiosk: owner,
  exitKiosk: owner,
  setWifi: agent,
  getLocation: agent,
  setVolume: agent,
  sendNotification: agent,
  whitelistBattery: agent,
  setTimeZone: owner,
  updateAgent: agent,
};
