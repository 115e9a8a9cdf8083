import {
  aliasWasTold,
  dialogWasShown,
  validationSays,
  validationWarns,
  wasServedBy,
} from '../../harness/checks/windows-dns.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import {
  belongsToCloud,
  connectByDns,
  connectThroughProxy,
  domainOf,
  personOf,
  pointAliasTo,
  propagatesIn,
  publishAliases,
  servedBy,
} from './windows-dns-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'cloud', matches: ['public', 'us-government'] },
  { name: 'dnsPart', matches: ['company', 'us', 'eu'] },
];

/** Aliases of an organisation's domains, and what PCs make of them. */
export const steps: readonly StepDefinition[] = [
  given('the organisation belongs to the {cloud} cloud', belongsToCloud),
  given('the aliases of the {dnsPart} domain are published', publishAliases),
  given('the enrollment alias of the {dnsPart} domain points to {string}', pointAliasTo),
  given('changes of the DNS take {int} hours', propagatesIn),
  given('mail addresses of the {dnsPart} domain are served by {word}', servedBy),
  given('{person} has a mail address of the {dnsPart} domain', personOf),

  when('{person} connects a {model} by mail address', (scene, person: string, model: string) =>
    connectByDns(scene, { person, model }),
  ),
  when('{person} connects a {model} and may type {string}', (scene, person: string, model: string, serverName) =>
    connectByDns(scene, { person, model, serverName }),
  ),
  when('{person} registers a {model} by mail address', (scene, person: string, model: string) =>
    connectByDns(scene, { person, model, program: 'company-portal' }),
  ),
  when('{person} connects a {model} through a proxy that forwards discovery to {string}', connectThroughProxy),

  then('the PC was told {word} of the {dnsPart} domain as {string} for {int} seconds', (scene, label, part, to, ttl) =>
    scene.expect(aliasWasTold, { host: `${String(label)}.${domainOf(scene, part)}`, pointsTo: to, ttl }),
  ),
  then('the person was asked for the server name {int} time(s)', (scene, times: number) =>
    scene.expect(dialogWasShown, { dialog: 'server name', times }),
  ),
  then('the person was asked to confirm the server {int} time(s)', (scene, times: number) =>
    scene.expect(dialogWasShown, { dialog: 'confirm the server', times }),
  ),
  then('the PC was served by {word}', (scene, service: string) => scene.expect(wasServedBy, { service })),
  then('the test of the {dnsPart} domain passes', (scene, part: string) =>
    scene.expect(validationSays, { domain: domainOf(scene, part), passes: true }),
  ),
  then('the test of the {dnsPart} domain fails', (scene, part: string) =>
    scene.expect(validationSays, { domain: domainOf(scene, part), passes: false }),
  ),
  then('the test of the {dnsPart} domain finds something unsupported', (scene, part: string) =>
    scene.expect(validationWarns, { domain: domainOf(scene, part), warns: true }),
  ),
  then('the test of the {dnsPart} domain finds nothing unsupported', (scene, part: string) =>
    scene.expect(validationWarns, { domain: domainOf(scene, part), warns: false }),
  ),
];
