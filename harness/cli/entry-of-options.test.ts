import { describe, expect, it } from 'vitest';
import { UsageError } from '../../protocol/base/errors.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import type { DeviceArguments } from './device-command.js';
import { targetOfOptions } from './entry-of-options.js';

const given = (method: Method, options: Readonly<Record<string, unknown>> = {}): DeviceArguments => ({
  ...{ method, sessions: 1, command: [], listen: false, exchanges: false, json: false },
  ...options,
});

describe('options that say how a device gets in', () => {
  it('are a target of their own', () => {
    const way = { email: 'ada@corp.example', server: 'mdm.corp.example', connect: '127.0.0.1:8443' };
    expect(targetOfOptions(given('windows-byod', way))).toMatchObject({
      adapter: 'none',
      connect: { host: '127.0.0.1', port: 8443 },
      entries: [{ gives: { url: 'https://mdm.corp.example/EnrollmentServer/Discovery.svc' } }],
    });
    expect(targetOfOptions(given('windows-byod', { target: 'target.yaml' }))).toBeUndefined();
    expect(targetOfOptions(given('windows-byod'))).toBeUndefined();
  });

  it('name a server with an unusual address by the link that leads a PC there', () => {
    const way = { email: 'ada@corp.example', server: 'https://mdm.corp.example/enroll' };
    const [entry] = targetOfOptions(given('windows-byod', way))?.entries ?? [];
    expect(entry?.gives.url).toBe(
      'ms-device-enrollment:?mode=mdm&username=ada%40corp.example&servername=https%3A%2F%2Fmdm.corp.example%2Fenroll',
    );
  });

  const profile = 'https://mdm.test/';
  const email = 'a@b.example';
  it.each<[Method, Readonly<Record<string, unknown>>, string]>([
    ['ios-byod', { profile, target: 'target.yaml' }, '--profile says how'],
    ['ios-byod', { user: 'ada' }, 'another way in is missing'],
    ['ios-byod', { profile: 'none.mobileconfig' }, 'none.mobileconfig cannot be read'],
    ['ios-byod', { profile, trust: ['none.pem'] }, 'the anchors none.pem cannot be read'],
    ['ios-byod', { profile, qr: 'code.png' }, '--qr profile says already'],
    ['windows-byod', { profile }, 'windows-byod does not begin with profile'],
    ['ios-byod', { profile, user: 'ada' }, 'user and password go together'],
    ['windows-byod', { email: 'ada' }, '--email'],
    ['windows-byod', { email, passwordEnv: 'NO_SUCH' }, 'the environment has no NO_SUCH'],
    ['windows-byod', { email, passwordEnv: 'A', passwordFile: 'b' }, '--password-file names another'],
    ['windows-byod', { email, connect: 'here' }, '--connect is "here"'],
    ['windows-byod', { email, server: 'a b' }, 'neither an address nor a host name'],
    ['windows-byod', { email, certificate: 'client.pem' }, '--certificate goes with'],
    ['windows-byod', { email, certificate: 'none.pem', key: 'none.key' }, 'none.pem cannot be read'],
  ])('name the option that cannot be: %s %j', (method, options, said) => {
    expect(() => targetOfOptions(given(method, options))).toThrow(UsageError);
    expect(() => targetOfOptions(given(method, options))).toThrow(said);
  });
});
