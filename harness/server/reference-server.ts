import { productRules } from './domain/product-rules.js';
import { reportKinds, settingsKinds } from './domain/settings.js';
import { readSettings } from './domain/settings-read.js';
import type { Endpoint, PlatformService } from './endpoint.js';
import { BadCommand } from './endpoint.js';
import { androidEndpoint } from './endpoints/android/endpoint.js';
import { androidService } from './endpoints/android/service.js';
import { portalEndpoint } from './endpoints/portal/endpoint.js';
import { type ReferenceServer, type ServerOptions, startServer } from './server.js';

const services: readonly PlatformService[] = [androidService];

const endpoints: readonly Endpoint[] = [androidEndpoint, portalEndpoint(services)];

/** The whole simulated MDM server: every endpoint, every platform, the product's settings, reports and rules. */
export function startReferenceServer(options: ServerOptions): Promise<ReferenceServer> {
  return startServer({
    ...options,
    endpoints,
    services,
    productRules,
    product: { settingsKinds, reportKinds, readSettings },
    enqueueRaw: () => {
      throw new BadCommand('no platform here takes raw plists');
    },
  });
}
