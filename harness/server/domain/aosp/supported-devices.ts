import { z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

/** Devices without Google Mobile Services that the service supports: the settings document `aosp-devices`. */
export const supportedDevicesSchema = z.strictObject({
  devices: z.array(
    z.strictObject({
      manufacturer: z.string().min(1),
      /** Product names; every product of the maker without them. */
      models: z.array(z.string().min(1)).exactOptional(),
    }),
  ),
});

type SupportedDevices = z.infer<typeof supportedDevicesSchema>;

/** The public list "Android Open Source Project supported devices" of Microsoft Intune, by maker; desk phones are there for Teams, which certifies them itself. */
const initial: SupportedDevices = {
  devices: [
    { manufacturer: 'RealWear' },
    { manufacturer: 'DigiLens', models: ['ARGO'] },
    { manufacturer: 'HTC', models: ['VIVE Focus 3', 'VIVE XR Elite', 'VIVE Focus Vision'] },
    { manufacturer: 'Lenovo', models: ['ThinkReality VRX'] },
    { manufacturer: 'Meta', models: ['Quest 2', 'Quest 3', 'Quest 3S', 'Quest Pro'] },
    { manufacturer: 'Pico', models: ['PICO 4 Enterprise', 'PICO Neo3 Pro', 'PICO Neo3 Pro Eye'] },
    { manufacturer: 'Vuzix', models: ['Blade 2', 'M400', 'M4000'] },
    { manufacturer: 'Zebra', models: ['WS50'] },
    { manufacturer: 'Yealink' },
  ],
};

export const initialSupportedDevices = initial as unknown as JsonObject;

/** Whether maker and product are on the tenant's list. */
export function isListed(state: TenantState, manufacturer: string, model: string): boolean {
  const stored = readSettings(state, 'aosp-devices');
  const { devices } = stored.devices === undefined ? initial : supportedDevicesSchema.parse(stored);
  return devices.some(
    (one) => one.manufacturer === manufacturer && (one.models === undefined || one.models.includes(model)),
  );
}
