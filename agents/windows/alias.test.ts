import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../protocol/base/errors.js';
import { RecordingRuleBook, soundRules } from '../../protocol/base/rule.js';
import { readQuery, writeResponse } from '../../protocol/dns/message.js';
import type { AgentWorld } from '../device/agent.js';
import { findModel, loadModels, overrideModel } from '../device/models.js';
import { willingPerson } from '../person/person.js';
import { findServer, findsRegistration } from './alias.js';
import { EnrollmentRefused } from './refused.js';

const models = loadModels();
const email = 'ada@sales.contoso.test';
const ada = willingPerson('Ada', email, 'secret');

type Zone = Readonly<Record<string, string>> | Uint8Array | Error;

/** A resolver that knows one zone, says something else, or does not answer. */
function worldWith(zone: Zone, { resolver = 'https://dns.test/dns-query', broken = [] as readonly string[] } = {}) {
  const asked: string[] = [];
  const send: AgentWorld['transport']['send'] = async ({ url, body = new Uint8Array() }) => {
    const query = readQuery(body);
    asked.push(query.name);
    if (zone instanceof Error) throw zone;
    const target = zone instanceof Uint8Array ? undefined : zone[query.name];
    const answers = target === undefined ? [] : [{ name: query.name, type: 'CNAME' as const, ttl: 60, data: target }];
    const answer = zone instanceof Uint8Array ? zone : writeResponse({ ...query, code: 'NOERROR', answers });
    return { status: 200, headers: {}, body: answer, url, exchange: 0, decode: () => {} };
  };
  const world = {
    model: overrideModel(findModel(models, 'Surface Laptop'), resolver === '' ? {} : { habits: { resolver } }),
    transport: { exchanges: [], close: async () => {}, send },
    clock: { now: () => 0 },
    rules: broken.length === 0 ? soundRules : new RecordingRuleBook(broken),
  } as unknown as AgentWorld;
  return { world, asked };
}

const alias = `EnterpriseEnrollment.sales.contoso.test`;

async function refusalOf(zone: Zone): Promise<string> {
  try {
    await findServer(worldWith(zone).world, email, ada);
    return 'found';
  } catch (error) {
    if (error instanceof EnrollmentRefused) return error.refusal.code;
    throw error;
  }
}

/** Learn, "Simplify Windows enrollment": CNAME records; RFC 8484. */
describe('the server of a mail address', () => {
  it("is at the alias of the address's own domain", async () => {
    const { world, asked } = worldWith({ [alias]: 'mdm.contoso.test' });
    expect(await findServer(world, email, ada)).toEqual({ host: alias, typed: false });
    expect(asked).toEqual([alias]);
  });

  it('is what the person types where there is no alias', async () => {
    const { world } = worldWith({ 'EnterpriseEnrollment.contoso.test': 'mdm.contoso.test' });
    const typed = { ...ada, serverName: 'mdm.contoso.test' };
    expect(await findServer(world, email, typed)).toEqual({ host: 'mdm.contoso.test', typed: true });
  });

  it.each<[string, Zone, string]>([
    ['nobody knows a name', {}, '0x80180031'],
    ['the answer is none of DNS', Uint8Array.of(1, 2, 3), '0x80072EE7'],
    ['the resolver does not answer', new ProtocolError('TRANSPORT_REFUSED', 'refused'), '0x80072EFD'],
  ])('is not found where %s', async (_case, zone, code) => {
    expect(await refusalOf(zone)).toBe(code);
  });

  it('is looked for in the wrong domain by a PC that knows the company only', async () => {
    const { world, asked } = worldWith({}, { broken: ['WIN-052/ofTheCompany'] });
    await expect(findServer(world, 'ada@a.sales.contoso.test', ada)).rejects.toThrow(EnrollmentRefused);
    expect(asked).toEqual([alias]);
  });
});

describe('the registration service of a mail address', () => {
  it('is asked for by its own alias', async () => {
    const { world, asked } = worldWith({ 'EnterpriseRegistration.sales.contoso.test': 'reg.contoso.test' });
    expect(await findsRegistration(world, email)).toBe(true);
    expect(asked).toEqual(['EnterpriseRegistration.sales.contoso.test']);
    expect(await findsRegistration(worldWith({}).world, email)).toBe(false);
  });

  it('is taken for granted in a network without a resolver of its own', async () => {
    const { world, asked } = worldWith({}, { resolver: '' });
    expect(await findsRegistration(world, email)).toBe(true);
    expect(asked).toEqual([]);
  });
});
