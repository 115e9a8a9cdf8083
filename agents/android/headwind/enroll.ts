import { ProtocolError } from '../../../protocol/base/errors.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type CreateOptions, headwindExtras } from '../../../protocol/headwind/messages.js';
import { refusalFrom } from '../../device/refusal.js';
import { type AndroidDevice, refuse } from '../device.js';
import { configurationIn, configure } from './configure.js';
import { believes, callServer, configurationCall, type RestAnswer, type Server } from './rest.js';

/** What the admin extras bring; the secret comes with the agent. */
export interface HeadwindBundle {
  readonly servers: readonly string[];
  readonly project: string;
  readonly deviceId?: string;
  /** Which id of the device is to be its number, where the code brings none: `imei` or `serial`. */
  readonly deviceIdUse?: string;
  readonly create: CreateOptions;
}

export function bundleIn(extras: JsonObject): HeadwindBundle | undefined {
  const text = (key: keyof typeof headwindExtras): string | undefined => {
    const value = extras[headwindExtras[key]];
    return typeof value === 'string' ? value : undefined;
  };
  const [base, secondary] = [text('baseUrl'), text('secondaryBaseUrl')];
  if (base === undefined || !URL.canParse(base)) return undefined;
  const servers = [base, ...(secondary !== undefined && URL.canParse(secondary) ? [secondary] : [])];
  const [deviceId, deviceIdUse] = [text('deviceId') ?? text('legacyDeviceId'), text('deviceIdUse')];
  const [customer, configuration, groups] = [text('customer'), text('configuration'), text('group')?.split(',')];
  return {
    servers: servers.map((url) => url.replace(/\/+$/, '')),
    project: text('serverProject') ?? '',
    ...(deviceId !== undefined && { deviceId }),
    ...(deviceIdUse !== undefined && { deviceIdUse }),
    create: {
      ...(customer !== undefined && { customer }),
      ...(configuration !== undefined && { configuration }),
      ...(groups !== undefined && { groups }),
    },
  };
}

/** `POST /public/sync/configuration/{number}`: what makes a device known to the server, and gives it its configuration. */
export async function enrollByHeadwind(device: AndroidDevice, bundle: HeadwindBundle, secret: string): Promise<void> {
  const number = numberOf(device, bundle);
  const server: Server = { servers: bundle.servers, project: bundle.project, secret };
  const call = configurationCall(number, { ...bundle.create });
  const rest = await callServer(device, server, call).catch((error: unknown) => {
    if (error instanceof ProtocolError) return refuse(refusalFrom(error, call.step, device.world.transport));
    throw error;
  });
  if (rest.answer.status === 'ERROR') return refuseBy(rest, rest.answer.message);
  if (!believes(device, server, rest)) return refuseBy(rest, 'RESPONSE_SIGNATURE');
  const configuration = configurationIn(device, rest.answer.data);
  if (configuration === undefined) return refuseBy(rest, 'NO_CONFIGURATION');
  const fresh = {
    push: 'polling',
    configuredAt: 0,
    kioskMode: false,
    applications: [],
    files: [],
    restrictions: {},
  } as const;
  device.state = { ...device.state, headwind: { ...server, number, ...fresh } };
  configure(device, configuration);
}

/** The number of the code, an id of the device, or what the person types: here the serial number. */
function numberOf({ record, state }: AndroidDevice, { deviceId, deviceIdUse }: HeadwindBundle): string {
  if (deviceId !== undefined) return deviceId;
  return deviceIdUse === 'imei' ? state.imei : record.serial;
}

/** The server's own word for the refusal is its code: it answers every request with HTTP 200. */
function refuseBy({ response }: RestAnswer, code: string): never {
  const message = `the server refused the synchronization: ${code}`;
  return refuse({ form: 'http', code, message, step: 'EnrollConfiguration', exchange: response.exchange });
}
