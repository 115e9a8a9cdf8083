import { describe, expect, it } from 'vitest';
import { der } from '../../pki/der.js';
import { readApplicationId, readKeyDescription, writeApplicationId, writeKeyDescription } from './key-description.js';
import { readAttestedChain, readChallenge, writeAttestedChain } from './link.js';
import type { KeyDescription } from './messages.js';
import { simulatedHardwareRoot } from './simulated-roots.js';

const description: KeyDescription = {
  attestationVersion: 300,
  attestationSecurityLevel: 'trusted-environment',
  keyMintVersion: 300,
  keyMintSecurityLevel: 'strong-box',
  attestationChallenge: Uint8Array.of(1, 2, 3),
  uniqueId: new Uint8Array(),
  softwareEnforced: { creationDateTime: 1_733_011_200_000 },
  hardwareEnforced: {
    purpose: [2],
    noAuthRequired: true,
    rootOfTrust: { verifiedBootKey: Uint8Array.of(7), deviceLocked: true, verifiedBootState: 'self-signed' },
    osVersion: 150_000,
    attestationIdSerial: 'S1',
    bootPatchLevel: 20_241_201,
  },
};

describe('a description of a key', () => {
  it('has the octets of the schema', () => {
    const small: KeyDescription = {
      ...description,
      softwareEnforced: {},
      hardwareEnforced: { purpose: [2], osVersion: 150_000 },
    };
    const list = 'a1053103020102bf85410502030249f0';
    const members = `0202012c0a01010202012c0a01020403010203040030003010${list}`;
    expect(Buffer.from(writeKeyDescription(small)).toString('hex')).toBe(
      `30${(members.length / 2).toString(16)}${members}`,
    );
  });

  it('is read as it was written', () => {
    const read = readKeyDescription(writeKeyDescription(description));
    const { rootOfTrust } = read.hardwareEnforced;
    expect(read).toMatchObject({ attestationVersion: 300, keyMintSecurityLevel: 'strong-box' });
    expect(read.softwareEnforced.creationDateTime).toBe(1_733_011_200_000);
    expect(read.hardwareEnforced).toMatchObject({ noAuthRequired: true, attestationIdSerial: 'S1', purpose: [2] });
    expect(rootOfTrust).toMatchObject({ deviceLocked: true, verifiedBootState: 'self-signed' });
    expect(rootOfTrust?.verifiedBootHash).toBeUndefined();
  });

  it('is read past members that the table does not have', () => {
    const bytes = writeKeyDescription({ ...description, softwareEnforced: {}, hardwareEnforced: {} });
    const withStrange = Buffer.concat([bytes.subarray(2, -2), der.element(0x30, Buffer.from('bf8a39020500', 'hex'))]);
    expect(readKeyDescription(der.element(0x30, withStrange)).hardwareEnforced).toEqual({});
  });

  it.each([
    ['nothing', ''],
    ['a list whose members are not explicit', '300d020101 0a0100 020101 0a0100 0400'],
    ['a level that is none', '300f0201010a01090201010a01000400040030003000'],
  ])('of %s is refused', (_what, hex) => {
    expect(() => readKeyDescription(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toThrow(
      /DER_|ATTESTATION_|tag|level|bytes/,
    );
  });
});

it('names the apps that asked', () => {
  const id = { packages: [{ name: 'test.dpc', version: 7 }], signatureDigests: [Uint8Array.of(1)] };
  const read = readApplicationId(writeApplicationId(id));
  expect(read.packages).toEqual(id.packages);
  expect(read.signatureDigests.map((digest) => [...digest])).toEqual([[1]]);
});

describe('the answer of a device', () => {
  it('holds a chain of certificates', () => {
    const text = writeAttestedChain([simulatedHardwareRoot.der]);
    expect(readAttestedChain(text)?.[0]?.sha256).toBe(simulatedHardwareRoot.sha256);
  });

  it.each(['', 'chain', '{}', '{"chain":[]}', '{"chain":["AAAA"]}', `{"chain":[${'"",'.repeat(6)}""]}`])(
    'is none where the text is %s',
    (text) => expect(readAttestedChain(text)).toBeUndefined(),
  );

  it.each(['', 'a+b', 'A'.repeat(172)])('knows no challenge %s', (text) => expect(readChallenge(text)).toBeUndefined());
});
