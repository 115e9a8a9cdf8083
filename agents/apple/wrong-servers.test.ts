import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeProfile, type PayloadMembers, profileContentType } from '../../protocol/apple/profile.js';
import { ManualClock } from '../../protocol/base/clock.js';
import type { EnrollmentOutcome } from '../../protocol/base/evidence.js';
import { soundRules } from '../../protocol/base/rule.js';
import { dict } from '../../protocol/plist/value.js';
import type { Agent } from '../device/agent.js';
import { createTransport } from '../device/create-transport.js';
import { freshKeys } from '../device/keys/fresh-keys.js';
import { findModel, loadModels } from '../device/models.js';
import { willingPerson } from '../person/person.js';
import { createAgent, createDevice } from '../platforms.js';

const model = findModel(loadModels(), 'iPhone 15');
const clock = new ManualClock(Date.UTC(2025, 0, 31));
let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => void (server?.close(() => resolve()) ?? resolve())));

async function meets(answer: RequestListener): Promise<{ readonly agent: Agent; readonly outcome: EnrollmentOutcome }> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => void listening.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/profile`;
  const transport = createTransport({ clock, bodyLimit: 100_000 });
  const record = createDevice({ name: 'iPhone', model, seed: 'ab' });
  const agent = createAgent(record, { clock, model, transport, keys: freshKeys(), rules: soundRules });
  const entry = { platform: 'ios', method: 'ios-byod', url } as const;
  try {
    return { agent, outcome: await agent.enroll(entry, willingPerson('Ada', 'ada@t1.muster.test', 'pw')) };
  } finally {
    await transport.close();
    listening.closeAllConnections();
  }
}

const profile =
  (payloads: readonly PayloadMembers[]): RequestListener =>
  (_request, response) => {
    const bytes = encodeProfile({ PayloadIdentifier: 'p', PayloadUUID: '0' }, payloads);
    response.writeHead(200, { 'content-type': profileContentType }).end(bytes);
  };

const mdm: PayloadMembers = {
  PayloadType: 'com.apple.mdm',
  PayloadIdentifier: 'p.mdm',
  PayloadUUID: '2',
  IdentityCertificateUUID: '1',
  Topic: 'com.apple.mgmt.x',
  ServerURL: 'https://mdm.test/connect',
};
const scep: PayloadMembers = {
  PayloadType: 'com.apple.security.scep',
  PayloadIdentifier: 'p.scep',
  PayloadUUID: '1',
  PayloadContent: dict({ URL: 'http://127.0.0.1:9/scep' }),
};

describe('an iPhone whose server', () => {
  it.each<[string, RequestListener, string]>([
    ['answers nothing', (_request, response) => void response.writeHead(200).end(), 'page'],
    ['answers a page without a way on', (_request, response) => void response.end('<h1>Hello</h1>'), 'page'],
    [
      'sends a page as a profile',
      (_request, response) =>
        void response.writeHead(200, { 'content-type': profileContentType }).end('<h1>Hello</h1>'),
      'profile',
    ],
    [
      'sends a profile as a picture',
      (_request, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
      'profile',
    ],
    [
      'sends more than a device takes',
      (_request, response) => void response.writeHead(200, { 'content-type': profileContentType }).end(' '.repeat(2e5)),
      'http',
    ],
    ['leads in circles', (_request, response) => void response.writeHead(302, { location: '/profile' }).end(), 'page'],
    ['fails', (_request, response) => void response.writeHead(500).end('oops'), 'page'],
    ['hangs up', (request) => void request.socket.destroy(), 'http'],
    ['sends a profile without MDM payload', profile([scep]), 'profile'],
    [
      'sends two MDM payloads',
      profile([scep, mdm, { ...mdm, PayloadUUID: '3', PayloadIdentifier: 'p.mdm2' }]),
      'profile',
    ],
    ['names an identity that is not there', profile([mdm]), 'profile'],
    ['names the MDM payload as its own identity', profile([{ ...mdm, IdentityCertificateUUID: '2' }]), 'profile'],
    ['gives two payloads one UUID', profile([scep, mdm, { ...scep, PayloadIdentifier: 'p.twin' }]), 'profile'],
    ['manages without TLS', profile([scep, { ...mdm, ServerURL: 'http://mdm.test' }]), 'profile'],
    ['has no SCEP service', profile([scep, mdm]), 'http'],
  ])('%s is not enrolled, and says why', async (_name, answer, form) => {
    const { agent, outcome } = await meets(answer);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { form } });
    expect(agent.record).toMatchObject({ phase: 'new' });
    expect(agent.record.privateKey).toBeUndefined();
    expect(agent.evidence().state.profiles).toEqual([]);
  });
});

describe('an iPhone that nobody manages', () => {
  it('has no session and nothing to remove', async () => {
    const { agent } = await meets((_request, response) => void response.end());
    expect(await agent.wake('push')).toMatchObject({ kind: 'refused', commands: 0 });
    expect(await agent.unenroll()).toMatchObject({ kind: 'refused', commands: 0 });
    await expect(agent.step('Idle')).rejects.toMatchObject({ code: 'STEP_NEEDS_IDENTITY' });
    await expect(agent.step('Hello')).rejects.toMatchObject({ code: 'STEP_UNKNOWN' });
  });
});
