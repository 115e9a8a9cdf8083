/** Path of the page from which a move away from device administrator starts (Microsoft Intune, "Move Android devices from device administrator to work profile management"). */
export const updateSettingsPath = '/UpdateSettings.aspx';

/** Hosts of the page, by cloud: here they stand for portal.manage.microsoft.com and portal.manage.microsoft.us. */
export const updateSettingsServices = { public: 'portal', 'us-government': 'portal-us' } as const;
export type PortalCloud = keyof typeof updateSettingsServices;
