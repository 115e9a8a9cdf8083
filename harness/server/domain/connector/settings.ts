import { ZodError, z } from 'zod';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import { type ConnectorConfiguration, readConfiguration } from './configuration.js';
import { addressesAsked, type Component, filesInForce, routeOf } from './rules.js';

const file = (settings: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" encoding="utf-8"?><configuration><appSettings>${Object.entries(settings)
    .map(([key, value]) => `<add key="${key}" value="${value}" />`)
    .join('')}</appSettings></configuration>`;

/** The files as the connector brings them. */
const original = {
  ui: file({
    SignInURL: 'https://portal.manage.microsoft.com/Home/ClientLogon',
    LocationServiceEndpoint: 'RestUserAuthLocationService/RestUserAuthLocationService/ServiceAddresses',
  }),
  service: file({ BaseServiceAddress: 'https://manage.microsoft.com/' }),
};

const files = z
  .strictObject({ ui: z.string().default(original.ui), service: z.string().default(original.service) })
  .prefault({});

/** The connector between the organisation's own domain and the directory: the settings document `directory-connector`. */
export const connectorSchema = z.strictObject({
  /** Proxy that the network announces to whoever looks (WPAD). */
  announcedProxy: z.string().min(1).optional(),
  /** `ODJConnectorUI.exe.config` and `ODJConnectorSvc.exe.config`. */
  files,
  /** Not kept: starts the service anew. */
  restart: z.boolean().default(false),
  /** The files at the last start. */
  atRestart: files,
});

/** Checks the document: both files have to be readable. Throws `ZodError`. */
export function normalizeConnector(document: JsonObject, { state }: TenantContext): JsonObject {
  const { restart, ...wanted } = connectorSchema.parse(document);
  for (const component of ['ui', 'service'] as const) checked(component, wanted.files[component]);
  const { atRestart } = connectorSchema.parse(readSettings(state, 'directory-connector'));
  return { ...wanted, restart: false, atRestart: restart ? wanted.files : atRestart } as unknown as JsonObject;
}

function checked(component: Component, document: string): ConnectorConfiguration {
  try {
    return readConfiguration(document);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new ZodError([{ code: 'custom', path: ['files', component], message: error.message, input: document }]);
  }
}

/** The report `directory-connector`: which addresses each component asks, and by which way, those of the local network apart. */
export function connectorReport(context: TenantContext): JsonObject {
  const settings = connectorSchema.parse(readSettings(context.state, 'directory-connector'));
  const inForce = filesInForce(context, settings.files, settings.atRestart) as typeof settings.files;
  const read = { ui: checked('ui', inForce.ui), service: checked('service', inForce.service) };
  const way = (component: Component, local: boolean): string =>
    routeOf(context, component, read, { announced: settings.announcedProxy, local });
  const rows = (['ui', 'service'] as const).map((component) => ({
    component,
    asks: addressesAsked(context, read[component].appSettings),
    way: way(component, false),
    localWay: way(component, true),
  }));
  return { rows };
}
