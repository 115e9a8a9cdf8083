import type { FastifyInstance } from 'fastify';
import type { AdminContext } from './admin-context.js';
import { route } from './routes.js';
import { description, ruleView } from './schemas.table.js';

/** What everybody may count on who talks to this server, as the plan of a run reads it. */
export function capabilitiesOf({
  services,
  product,
  extensions,
}: Pick<AdminContext, 'services' | 'product' | 'extensions'>): readonly string[] {
  const verbs = ['person.put', 'device.read', 'device.forget', 'enrollment.issue', 'command.queue', 'push'];
  return [
    ...[
      'tenants',
      'clock',
      'editions',
      'rules',
      'faults',
      'escrow',
      'tokens',
      'entrytokens',
      'nfc',
      'acme',
      'identityfile',
    ],
    ...services.flatMap(({ platforms }) => platforms.map((platform) => `platform:${platform}`)),
    ...services.flatMap(({ methods }) => methods.map((method) => `method:${method}`)),
    ...verbs.map((verb) => `verb:${verb}`),
    ...Object.keys(product.settingsKinds).map((kind) => `settings:${kind}`),
    ...Object.keys(product.reportKinds).map((kind) => `report:${kind}`),
    ...extensions.flatMap(({ capabilities }) => capabilities),
  ].filter((capability, index, all) => all.indexOf(capability) === index);
}

export function describeRoutes(app: FastifyInstance, context: AdminContext): void {
  const tag = 'server';
  app.get(
    '/describe',
    route({ tag, summary: 'What this server is and can do', answers: { 200: description } }),
    async () => ({
      name: 'muster reference server',
      version: context.version,
      simulated: true,
      capabilities: capabilitiesOf(context),
      urls: context.urls,
      ca: context.ca,
      now: context.now(),
    }),
  );

  const rules = { type: 'array', items: ruleView } as const;
  app.get('/rules', route({ tag, summary: 'Every rule and the ways to break it', answers: { 200: rules } }), async () =>
    context.rules.map(({ requirements, mutants }) => ({ requirements, mutants })),
  );
}
