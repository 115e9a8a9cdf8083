import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Configuration } from '../../../protocol/headwind/messages.js';
import type { AndroidDevice } from '../device.js';
import { callServer, configurationCall, managementOf } from './rest.js';

/** Another server takes over when it knows the device; until then the old one stays (h-mdm/hmdm-android, MigrationHelper). */
export async function migrated(device: AndroidDevice, { newServerUrl }: Configuration): Promise<void> {
  const { servers, secret, number, project } = managementOf(device);
  const told = newServerUrl === undefined ? undefined : placeOf(newServerUrl);
  if (told === undefined || (told.root === servers[0] && told.project === project)) return;
  const server = { servers: [told.root], project: told.project, secret };
  if (await knows(device, server, number))
    device.state = { ...device.state, headwind: { ...managementOf(device), ...server } };
}

async function knows(
  device: AndroidDevice,
  server: Parameters<typeof callServer>[1],
  number: string,
): Promise<boolean> {
  try {
    const { answer } = await callServer(device, server, configurationCall(number));
    return answer.status === 'OK' && answer.data !== null;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

/** `https://mdm.example.org/hmdm` is the server at the root and its project. */
function placeOf(url: string): { readonly root: string; readonly project: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return { root: origin, project: pathname.replace(/^\/+|\/+$/g, '') };
}
