import { ProtocolError } from '../../protocol/base/errors.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { type DnsRecord, dnsMediaType, readResponse, writeQuery } from '../../protocol/dns/message.js';
import { clientResults, networkResults } from '../../protocol/mde2/hresults.table.js';
import type { AgentWorld } from '../device/agent.js';
import { networkRefusal } from '../identity/soap-client.js';
import type { Person } from '../person/person.js';
import { windowsHabits } from './habits.js';
import { EnrollmentRefused, localRefusal } from './refused.js';

const step = 'Resolve';

/** The domain whose alias stands for a mail address. */
const domainOf = rule('WIN-052', {
  holds: (_context: RuleContext, email: string): string => email.slice(email.lastIndexOf('@') + 1),
  mutants: {
    ofTheCompany: (_context, email) =>
      email
        .slice(email.lastIndexOf('@') + 1)
        .split('.')
        .slice(-3)
        .join('.'),
  },
});

/** Whether a person without an alias is asked for the name of the server. */
const asksForServerName = rule('WIN-048', {
  holds: (_context: RuleContext, alias: DnsRecord | undefined): boolean => alias === undefined,
  mutants: { alwaysAsks: () => true, neverAsks: () => false },
});

/** Whether a person is to confirm that enrollment goes on at a host that the alias did not name. */
export const asksToConfirm = rule('WIN-056', {
  holds: (_context: RuleContext, asked: string, answered: string): boolean => asked !== answered,
  mutants: { neverAsks: () => false, alwaysAsks: () => true },
});

export interface FoundServer {
  /** What stands for the host, or what the person typed. */
  readonly host: string;
  readonly typed: boolean;
}

/** The server of a mail address: by its domain's alias, or as the person types it. Throws EnrollmentRefused. */
export async function findServer(world: AgentWorld, email: string, person: Person): Promise<FoundServer> {
  const context = rulesOf(world);
  const host = `EnterpriseEnrollment.${domainOf(context, email)}`;
  const alias = await aliasOf(world, host);
  if (!asksForServerName(context, alias)) {
    if (alias === undefined) throw localRefusal(step, networkResults.nameNotResolved, `${host} does not exist`);
    return { host, typed: false };
  }
  if (person.serverName === undefined)
    throw localRefusal(step, clientResults.notConfigured, 'the person knows no server name');
  return { host: person.serverName, typed: true };
}

/** Whether the registration service of a mail domain can be found. */
export async function findsRegistration(world: AgentWorld, email: string): Promise<boolean> {
  if (windowsHabits(world.model).resolver === undefined) return true;
  const host = `EnterpriseRegistration.${domainOf(rulesOf(world), email)}`;
  return (await aliasOf(world, host)) !== undefined;
}

/** The CNAME of a host, asked over HTTPS (RFC 8484 §4.1); undefined where there is none. Throws EnrollmentRefused. */
async function aliasOf(world: AgentWorld, name: string): Promise<DnsRecord | undefined> {
  const { resolver = '' } = windowsHabits(world.model);
  const body = writeQuery({ id: 0, name, type: 'CNAME' });
  const headers = { 'Content-Type': dnsMediaType, Accept: dnsMediaType };
  try {
    const response = await world.transport.send({ step, method: 'POST', url: resolver, headers, body });
    return readResponse(response.body).answers.find(({ type }) => type === 'CNAME');
  } catch (error) {
    if (error instanceof ProtocolError && error.code.startsWith('DNS_'))
      throw localRefusal(step, networkResults.nameNotResolved, error.message);
    throw new EnrollmentRefused(networkRefusal(error, step, world.transport));
  }
}

const rulesOf = ({ clock, rules }: AgentWorld): RuleContext => ({ now: clock.now(), rules });

/** Rules of finding a server that `muster prove` can break in a PC. */
export const aliasRules: readonly RuleSummary[] = [domainOf, asksForServerName, asksToConfirm];
