import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { ConnectorConfiguration } from './configuration.js';

/** `direct`, or the address of a proxy. */
export type Route = string;

/** The way of requests when the file says nothing of a proxy: what the network announces (WPAD), else none. */
const routeByNetwork = rule('PRX-001', {
  holds: (_context: RuleContext, announced: string | undefined): Route => announced ?? 'direct',
  mutants: { neverLooks: () => 'direct' },
});

type Answer = Route | undefined;

const bypassing = ({ proxyEnabled }: ConnectorConfiguration): Answer => (proxyEnabled ? undefined : 'direct');

/** The user interface passes no proxy where its file disables the default one. */
const uiBypasses = rule('PRX-002', {
  holds: (_context: RuleContext, own: ConnectorConfiguration): Answer => bypassing(own),
  mutants: { ignoresItsFile: () => undefined, alwaysDirect: () => 'direct' },
});

/** The service has a file of its own. */
const serviceBypasses = rule('PRX-005', {
  holds: (_context: RuleContext, own: ConnectorConfiguration, _ui: ConnectorConfiguration): Answer => bypassing(own),
  mutants: {
    followsTheUi: (_context, _own, ui) => bypassing(ui),
    ignoresItsFile: () => undefined,
  },
});

const named = ({ proxy }: ConnectorConfiguration, local: boolean): Answer => {
  if (proxy === undefined) return undefined;
  return local && proxy.bypassOnLocal ? 'direct' : proxy.address;
};

/** A proxy that the user interface's file names; local addresses are excepted. */
const uiProxy = rule('PRX-007', {
  holds: (_context: RuleContext, own: ConnectorConfiguration, local: boolean): Answer => named(own, local),
  mutants: {
    ignoresTheAddress: () => undefined,
    sendsLocalOnesToo: (_context, own) => named(own, false),
  },
});

const serviceProxy = rule('PRX-008', {
  holds: (_context: RuleContext, own: ConnectorConfiguration, _ui: ConnectorConfiguration, local: boolean): Answer =>
    named(own, local),
  mutants: {
    followsTheUi: (_context, _own, ui, local) => named(ui, local),
    ignoresTheAddress: () => undefined,
  },
});

/** The addresses that a component asks, as its file names them. */
export const addressesAsked = rule('PRX-004', {
  holds: (_context: RuleContext, settings: Readonly<Record<string, string>>): readonly string[] =>
    Object.values(settings),
  mutants: {
    asksOnlyTheFirst: (_context, settings) => Object.values(settings).slice(0, 1),
    ignoresItsFile: () => ['https://manage.example.com/'],
  },
});

/** The files that are in force: those of the last restart. */
export const filesInForce = rule('PRX-006', {
  holds: <T>(_context: RuleContext, _now: T, atRestart: T): T => atRestart,
  mutants: { atOnce: (_context, now) => now },
});

export type Component = 'ui' | 'service';

/** The way of a component's requests. */
export function routeOf(
  context: RuleContext,
  component: Component,
  files: Readonly<Record<Component, ConnectorConfiguration>>,
  { announced, local }: { readonly announced: string | undefined; readonly local: boolean },
): Route {
  const { ui, service } = files;
  const own =
    component === 'ui'
      ? (uiBypasses(context, ui) ?? uiProxy(context, ui, local))
      : (serviceBypasses(context, service, ui) ?? serviceProxy(context, service, ui, local));
  return own ?? routeByNetwork(context, announced);
}

export const connectorRules: readonly RuleSummary[] = [
  routeByNetwork,
  uiBypasses,
  serviceBypasses,
  uiProxy,
  serviceProxy,
  addressesAsked,
  filesInForce,
];
