/** What a pushed message has a device do (h-mdm/hmdm-android, PushNotificationProcessor). Other types are handed to apps on the device. */
export interface PushTypeFacts {
  /** Member of the payload without which nothing happens. */
  readonly wants?: string;
  readonly needs?: 'device-owner';
  /** Android version from which it works. */
  readonly minApiLevel?: number;
}

export const pushTypes: Readonly<Record<string, PushTypeFacts>> = {
  configUpdated: {},
  runApp: { wants: 'pkg' },
  broadcast: {},
  uninstallApp: { wants: 'pkg', needs: 'device-owner' },
  deleteFile: { wants: 'path' },
  purgeDir: { wants: 'path' },
  deleteDir: { wants: 'path' },
  permissiveMode: {},
  runCommand: { wants: 'command' },
  reboot: { needs: 'device-owner' },
  exitKiosk: {},
  clearDownloadHistory: {},
  intent: { wants: 'action' },
  grantPermissions: { needs: 'device-owner' },
  adminPanel: {},
  clearAppData: { wants: 'pkg', needs: 'device-owner', minApiLevel: 28 },
};
