import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { DeviceConfiguration } from '../../../../protocol/dep/profile.js';
import {
  answering,
  type CloudRequest,
  type CloudResponse,
  type CloudWorld,
  contextOf,
  decodeName,
  json,
  plain,
  showsToken,
} from '../cloud.js';
import { answerDevice } from './device-link.js';
import { configurationTells } from './migration-rules.js';
import { describeDevice, newOrganisation, type Organisation } from './organisation.js';
import { answerPortal } from './portal.js';
import { handedOut, statusAfterFetch } from './rules.js';
import { Sessions } from './sessions.js';
import { answerServer } from './web-api.js';

/** Below it is the administrator's side. The path is our own, as is the next one; everything else is Apple's web API. */
const portalPath = '/portal';
/** Followed by a serial number: what a simulated device asks in place of Apple's own, unpublished service. */
export const configurationPath = '/muster/configuration/';

/**
 * Apple Business Manager and Apple School Manager, simulated: the web API that MDM servers call, the portal where an administrator assigns
 * devices, and what a device would ask for when it is first turned on. Everything is in memory and belongs to this object.
 */
export class DepCloud {
  readonly world: CloudWorld;
  /** By id. The first one is there from the beginning. */
  readonly organisations = new Map<string, Organisation>();
  readonly sessions: Sessions;
  /** Seals cursors. */
  readonly secret: Uint8Array;

  constructor(world: CloudWorld, firstOrganisation = 'Simulated Organization') {
    this.world = world;
    this.sessions = new Sessions(world.random);
    this.secret = world.random.bytes(32);
    this.organisations.set('org', newOrganisation('org', firstOrganisation));
  }

  context(): RuleContext {
    return contextOf(this.world);
  }

  /** Any request. The portal is open to who shows this bearer token, and to nobody where there is none. */
  answer(request: CloudRequest, portalToken: string | undefined): CloudResponse {
    const { path, method } = request;
    if (path === portalPath || path.startsWith(`${portalPath}/`)) {
      if (!showsToken(request, portalToken))
        return json({ code: 'UNAUTHORIZED', message: 'the portal wants its bearer token' }, 401);
      return answering(() => answerPortal(this, { ...request, path: path.slice(portalPath.length) }));
    }
    if (method === 'GET' && path.startsWith(configurationPath)) {
      const configuration = this.configurationFor(decodeName(path.slice(configurationPath.length)));
      return configuration === undefined ? plain('', 404) : json(configuration);
    }
    if (method === 'POST' && path.startsWith(configurationPath))
      return answerDevice(this, decodeName(path.slice(configurationPath.length)), request);
    return answering(() => answerServer(this, request));
  }

  /** What a device gets that asks for its configuration: the profile assigned to it, which then counts as pushed. */
  configurationFor(serial: string): DeviceConfiguration | undefined {
    for (const org of this.organisations.values()) {
      const device = org.devices.get(serial);
      const [any] = org.profiles.values();
      const own = device?.profile === undefined ? undefined : org.profiles.get(device.profile);
      const defined = handedOut(this.context(), own, any);
      if (device === undefined || defined === undefined) continue;
      const context = this.context();
      device.status = statusAfterFetch(context);
      device.profilePushedAt = context.now;
      device.enrolledAt ??= context.now;
      const { mdm_migration_deadline: deadline } = describeDevice(device);
      return { profile_uuid: defined.uuid, ...defined.profile, ...configurationTells(context, deadline) };
    }
    return undefined;
  }
}
