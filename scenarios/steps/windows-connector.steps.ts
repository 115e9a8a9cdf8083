import { asksFor, wayIs } from '../../harness/checks/windows-connector.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import { announceProxy, type Component, disableProxy, nameProxy, restart } from './windows-connector-scene.js';

export const parameters: readonly ParameterDefinition[] = [{ name: 'connectorPart', matches: ['ui', 'service'] }];

/** The connector of the organisation's own domain behind a proxy. */
export const steps: readonly StepDefinition[] = [
  given('the network announces the proxy {string}', announceProxy),
  given("the default proxy is disabled in the connector's {connectorPart} file", disableProxy),
  given("the proxy {string} is named in the connector's {connectorPart} file", (scene, address: string, part) =>
    nameProxy(scene, part, address),
  ),
  when('the connector is restarted', restart),

  then("the connector's {connectorPart} sends its requests by {string}", (scene, component: Component, value: string) =>
    scene.expect(wayIs, { component, member: 'way', value }),
  ),
  then("the connector's {connectorPart} reaches local addresses by {string}", (scene, component: Component, value) =>
    scene.expect(wayIs, { component, member: 'localWay', value }),
  ),
  then("the connector's {connectorPart} asks {string}", (scene, component: Component, list: string) =>
    scene.expect(asksFor, { component, addresses: list.split(', ') }),
  ),
];
