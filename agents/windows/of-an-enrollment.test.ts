import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import { managementAccount } from './account.js';
import { attestKey, goesOnWithout } from './attestation.js';
import { waitFor } from './back-off.js';
import { afterOwnDeed } from './own-deeds.js';
import { sessionHeaders, sessionUrl } from './request-headers.js';

const context = { now: 1_000, rules: soundRules };
const application = { appId: 'w7', providerId: 'P', authentications: [] };

describe('the account', () => {
  it('keeps what it tells of versions, ids and roles, and no more than that', () => {
    expect(managementAccount({ ...application, backwardCompatibilityRetryDisabled: true })).toEqual({
      credentials: {},
    });
    expect(
      managementAccount({
        ...application,
        protocolVersion: '1.1',
        useHardwareDeviceId: true,
        role: '32',
        name: 'N',
        revocationCheck: '1',
      }),
    ).toEqual({
      credentials: {},
      protocol: '1.1',
      hardwareId: true,
      role: '32',
      name: 'N',
      revocationCheck: '1',
      retriesOlder: true,
    });
  });

  it('does not take a version that nobody speaks', () => {
    expect(managementAccount({ ...application, protocolVersion: '9.9' })).not.toHaveProperty('protocol');
  });
});

/** MS-MDE2 §3.4.4.1.1.1.1 and §3.3.4.1.1.2. */
describe('the attestation of a key', () => {
  const tpm = { present: true, attests: true };
  const azure = { nonce: 'n', relyingPartyId: 'r', endpointUri: 'https://a.test' };
  const policy = { enroll: true, autoEnroll: false, attestation: { azure } };
  const items = (facts: Partial<Parameters<typeof attestKey>[1]>) =>
    attestKey(context, { deviceId: 'D', version: 7, tpm, ...facts }).items.map(({ name }) => name);

  it.each([
    [4, []],
    [5, ['AIKPub', 'AIKAttestationClaim']],
    [6, ['AzureAttestationBlob']],
    [7, ['AzureAttestationBlob', 'AttestationStatus']],
  ])('by version %i, with what Azure Attestation needs', (version, names) => {
    expect(items({ version, policy })).toEqual(names);
  });

  it('has a token for the nonce of the policy', () => {
    const [blob] = attestKey(context, { deviceId: 'D', version: 6, tpm, policy }).items;
    expect(JSON.parse(Buffer.from(blob?.value ?? '', 'base64').toString())).toMatchObject({
      nonce: 'n',
      rp_id: 'r',
      simulated: true,
    });
  });

  it('tells from version 7.0 on what went wrong', () => {
    expect(items({ tpm: { present: false, attests: true } })).toEqual([
      'AttestationStatus',
      'AttestationStatusHResult',
    ]);
    const { items: told, error } = attestKey(context, {
      deviceId: 'D',
      version: 7,
      tpm: { present: true, attests: false },
    });
    expect(error).toBe('0x80290401');
    expect(told).toContainEqual({ name: 'AttestationStatus', value: 'Status=Failed;AttestationErrorMsg=0x80290401' });
  });

  it.each([
    [5, 'FailOnError', false],
    [6, 'IgnoreOnError', true],
  ] as const)('by version %i the behavior is %s', (version, onFailure, goesOn) => {
    const both = {
      ...policy,
      keyAttestation: { onFailure: 'FailOnError' },
      attestation: { onFailure: 'IgnoreOnError' },
    } as const;
    const { behavior } = attestKey(context, { deviceId: 'D', version, tpm, policy: both });
    expect(behavior.onFailure).toBe(onFailure);
    expect(goesOnWithout(context, behavior)).toBe(goesOn);
  });
});

/** MS-MDM §2.1 and §3.1.7.2. */
describe('what goes with a message', () => {
  it('has the mode in its address, behind what is there already', () => {
    expect(sessionUrl(context, 'https://x.test/dm', true)).toBe('https://x.test/dm?mode=Maintenance&Platform=WoA');
    expect(sessionUrl(context, 'https://x.test/dm?a=1', false)).toBe('https://x.test/dm?a=1&mode=Machine&Platform=WoA');
  });

  it('has id and origin once the server has set both', () => {
    const place = 'Device/Vendor/MSFT/DMClient/Provider/P';
    expect(sessionHeaders(context, { tree: {}, providerId: 'P' }, 'push')).toEqual({});
    const tree = { [`${place}/EntDMID`]: 'ID', [`${place}/SyncApplicationVersion`]: '4.0' };
    expect(sessionHeaders(context, { tree, providerId: 'P' }, 'push')).toEqual({
      'client-request-id': 'ID',
      UserAgentOrigin: '3',
    });
  });
});

/** MS-MDM §3.1.6, note 15. */
describe('a server that is asked too often', () => {
  it.each([
    ['10.0.19042.1', 60, { waitUntil: 61_000 }],
    ['10.0.19041.9999', 60, {}],
    ['10.0.26100.1', undefined, {}],
  ])('%s told to wait for %s seconds', (osVersion, told, wait) => {
    expect(waitFor(context, osVersion, told)).toEqual(wait);
  });
});

describe('what somebody does to a PC itself', () => {
  const record = {
    name: 'n',
    platform: 'windows',
    model: 'm',
    seed: 's',
    sessions: 0,
    phase: 'enrolled',
    serial: '1',
    state: { a: 1 },
    privateKey: 'k',
  } as const;

  it('changes the cable, or takes the key away, and nothing else', () => {
    expect(afterOwnDeed(record, 'unplug')?.state).toEqual({ a: 1, offline: true });
    expect(afterOwnDeed(record, 'plug-in')?.state).toEqual({ a: 1, offline: false });
    expect(afterOwnDeed(record, 'lose-key')).not.toHaveProperty('privateKey');
    expect(afterOwnDeed(record, 'sign-in')).toBeUndefined();
  });
});
