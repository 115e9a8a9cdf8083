import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { judgeContextItems } from './context-items.js';
import { readDiscover, readDiscoverResponse, writeDiscover, writeDiscoverResponse } from './discovery.js';
import { hresultOf, isFault, readFault, writeFault } from './fault.js';
import type { Discover, GetPoliciesResponse, RequestSecurityToken } from './messages.js';
import { actions, ns, tokenTypes } from './namespaces.table.js';
import { readGetPolicies, readGetPoliciesResponse, writeGetPolicies, writeGetPoliciesResponse } from './policies.js';
import {
  readRequestSecurityToken,
  readRequestSecurityTokenResponseCollection,
  writeRequestSecurityToken,
  writeRequestSecurityTokenResponseCollection,
} from './security-token.js';
import { readSoap } from './soap.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (message: Uint8Array): string => new TextDecoder().decode(message);
const address = { messageId: 'urn:uuid:748132ec-a575-4329-b01b-6171a9cf8478', to: 'https://x.test/Discovery.svc' };
const received = (list: readonly { readonly received: string }[]) => list.map((finding) => finding.received);

const discover: Discover = {
  ...address,
  emailAddress: 'ada@contoso.test',
  requestVersion: '5.0',
  deviceType: 'CIMClient_Windows',
  applicationVersion: '10.0.26100.1742',
  osEdition: '48',
  authPolicies: ['OnPremise', 'Federated'],
};

describe('Discover', () => {
  it('is written as Windows writes it', () => {
    expect(textOf(writeDiscover(discover))).toBe(
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">' +
        '<s:Header><a:Action s:mustUnderstand="1">http://schemas.microsoft.com/windows/management/2012/01/enrollment/IDiscoveryService/Discover</a:Action>' +
        '<a:MessageID>urn:uuid:748132ec-a575-4329-b01b-6171a9cf8478</a:MessageID>' +
        '<a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>' +
        '<a:To s:mustUnderstand="1">https://x.test/Discovery.svc</a:To></s:Header><s:Body>' +
        '<Discover xmlns="http://schemas.microsoft.com/windows/management/2012/01/enrollment">' +
        '<request xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><EmailAddress>ada@contoso.test</EmailAddress>' +
        '<RequestVersion>5.0</RequestVersion><DeviceType>CIMClient_Windows</DeviceType>' +
        '<ApplicationVersion>10.0.26100.1742</ApplicationVersion><OSEdition>48</OSEdition>' +
        '<AuthPolicies><AuthPolicy>OnPremise</AuthPolicy><AuthPolicy>Federated</AuthPolicy></AuthPolicies>' +
        '</request></Discover></s:Body></s:Envelope>',
    );
  });

  it('is read back', () => {
    const soap = readSoap(writeDiscover(discover));
    expect(soap.findings).toEqual([]);
    expect(soap.message.action).toBe(actions.discover);
    expect(readDiscover(soap.message)).toEqual({ message: discover, findings: [] });
  });

  it('is read with other prefixes, white space around addresses and a slash behind the namespace', () => {
    const soap = readSoap(
      bytes(`<e:Envelope xmlns:e="${ns.soap12}"><e:Header><Action xmlns="${ns.addressing}">
        ${actions.discover}
      </Action><x:To xmlns:x="${ns.addressing}">
        https://x.test/Discovery.svc </x:To></e:Header><e:Body><d:Discover xmlns:d="${ns.discovery}/"><d:request>
        <d:EmailAddress>ada@contoso.test</d:EmailAddress><d:RequestVersion>3.0</d:RequestVersion>
        </d:request></d:Discover></e:Body></e:Envelope>`),
    ).message;
    expect([soap.action, soap.to]).toEqual([actions.discover, 'https://x.test/Discovery.svc']);
    const { message, findings } = readDiscover(soap);
    expect([message.emailAddress, message.authPolicies]).toEqual(['ada@contoso.test', []]);
    expect(received(findings)).toEqual([`${ns.discovery}/`, 'nothing']);
  });
});

describe('DiscoverResponse', () => {
  const answer = {
    relatesTo: address.messageId,
    activityId: 'D9EB2FDD-E38A-46EE-BD93-AEA9DC86A3B8',
    authPolicy: 'OnPremise',
    enrollmentVersion: '5.0',
    enrollmentPolicyServiceUrl: 'https://x.test/p',
    enrollmentServiceUrl: 'https://x.test/e',
  };

  it('is read back', () => {
    expect(readDiscoverResponse(readSoap(writeDiscoverResponse(answer)).message)).toEqual({
      message: answer,
      findings: [],
    });
  });

  it.each([
    [{ enrollmentServiceUrl: '' }, 'XWE-003'],
    [{ authPolicy: 'Kerberos' }, 'XWE-003'],
    [{ authPolicy: 'Federated' }, 'XWE-003'],
  ])('reports %j', (change, requirement) => {
    const { findings } = readDiscoverResponse(readSoap(writeDiscoverResponse({ ...answer, ...change })).message);
    expect(findings.map((finding) => finding.requirement)).toEqual([requirement]);
  });

  it('reports a missing RelatesTo', () => {
    const { relatesTo: _, ...alone } = answer;
    const { findings } = readDiscoverResponse(readSoap(writeDiscoverResponse(alone)).message);
    expect(findings.map(({ requirement }) => requirement)).toEqual(['XWE-002']);
  });
});

describe('GetPolicies', () => {
  const security = { kind: 'username', username: 'ada@contoso.test', password: ' p&ss ' } as const;

  it('carries name and password, qualified as Windows writes them', () => {
    const message = writeGetPolicies({ ...address, security });
    expect(textOf(message)).toContain(
      `<wsse:UsernameToken u:Id="uuid-cc1ccc1f-2fba-4bcf-b063-ffc0cac77917-4"><wsse:Username>ada@contoso.test</wsse:Username><wsse:Password wsse:Type="${tokenTypes.passwordText}"> p&amp;ss </wsse:Password>`,
    );
    const soap = readSoap(message);
    expect(readGetPolicies(soap.message)).toEqual({ message: { ...address, security }, findings: [] });
    expect(soap.findings).toEqual([]);
  });

  it('is read with an unqualified password type', () => {
    const message = textOf(writeGetPolicies({ ...address, security })).replace('wsse:Type', 'Type');
    expect(readSoap(bytes(message)).findings).toEqual([]);
  });

  const response: GetPoliciesResponse = {
    relatesTo: address.messageId,
    policyId: 'p',
    policyFriendlyName: 'f',
    nextUpdateHours: 12,
    policies: [
      {
        policyOidReference: 0,
        policySchema: 3,
        validityPeriodSeconds: 31536000,
        renewalPeriodSeconds: 3628800,
        enroll: true,
        autoEnroll: false,
        minimalKeyLength: 2048,
        algorithmOidReference: 1,
        hashAlgorithmOidReference: 1,
      },
    ],
    oids: [
      { referenceId: 0, value: '1.3.6.1.4.1.311.21.8.1', group: 9, defaultName: 'MDM' },
      { referenceId: 1, value: '2.16.840.1.101.3.4.2.1', group: 1, defaultName: 'szOID_NIST_sha256' },
    ],
  };

  it('has an answer that is read back', () => {
    expect(readGetPoliciesResponse(readSoap(writeGetPoliciesResponse(response)).message)).toEqual({
      message: response,
      findings: [],
    });
  });

  it('has an answer that speaks of attestation in both places (MS-MDE2 §4.2.3)', () => {
    const azure = { nonce: 'n', relyingPartyId: 'r', endpointUri: 'https://a.test' };
    const [policy = { enroll: true, autoEnroll: false }] = response.policies;
    const attesting: GetPoliciesResponse = {
      ...response,
      policies: [
        {
          ...policy,
          keyAttestation: { onFailure: 'RetryOnError', timeoutSeconds: 100 },
          attestation: { onFailure: 'IgnoreOnError', azure },
        },
      ],
    };
    const written = writeGetPoliciesResponse(attesting);
    expect(textOf(written)).toContain('<AttestationFailureBehavior>RetryOnError</AttestationFailureBehavior>');
    expect(textOf(written)).toContain('<attestationFailureBehavior>IgnoreOnError</attestationFailureBehavior>');
    expect(readGetPoliciesResponse(readSoap(written).message)).toEqual({ message: attesting, findings: [] });
    const lacking = textOf(written).replace('<nonce>n</nonce>', '');
    expect(readGetPoliciesResponse(readSoap(bytes(lacking)).message).findings.map(({ expected }) => expected)).toEqual([
      'nonce, relyingPartyId and endpointUri',
    ]);
  });

  it('reports another schema and a reference that leads nowhere', () => {
    const policies = response.policies.map((policy) => ({ ...policy, policySchema: 2 }));
    const wrong = { ...response, policies, oids: response.oids.slice(0, 1) };
    const { findings } = readGetPoliciesResponse(readSoap(writeGetPoliciesResponse(wrong)).message);
    expect(findings.map(({ expected }) => expected)).toEqual([
      'policySchema 3',
      'an oID with oIDReferenceID 1',
      'an oID with oIDReferenceID 1',
    ]);
  });
});

describe('RequestSecurityToken', () => {
  const message: RequestSecurityToken = {
    ...address,
    security: { kind: 'binary', valueType: tokenTypes.userToken, value: bytes('token') },
    requestType: 'Issue',
    tokenType: tokenTypes.deviceEnrollmentToken,
    request: { valueType: tokenTypes.pkcs10, value: Uint8Array.of(0x30, 0) },
    contextItems: [
      { name: 'MAC', value: '00-15-5D-00-00-01' },
      { name: 'MAC', value: '00-15-5D-00-00-02' },
      { name: 'DeviceName', value: 'A & B' },
    ],
  };

  it('is read back, repeated context items in order', () => {
    const soap = readSoap(writeRequestSecurityToken(message));
    expect(soap.findings).toEqual([]);
    expect(readRequestSecurityToken(soap.message)).toEqual({ message, findings: [] });
  });

  it.each([
    [
      'no certificate request',
      /<wsse:BinarySecurityToken ValueType="[^"]*PKCS10".*?<\/wsse:BinarySecurityToken>/,
      'MDE2_NO_CERTIFICATE_REQUEST',
    ],
    ['a certificate request that is no base64', /MAA=/, 'MDE2_NO_CERTIFICATE_REQUEST'],
    ['an unknown RequestType', /200512\/Issue/, 'MDE2_UNEXPECTED_MESSAGE'],
  ])('refuses %s', (_what, part, code) => {
    const broken = bytes(textOf(writeRequestSecurityToken(message)).replace(part, '*'));
    const read = () => readRequestSecurityToken(readSoap(broken).message);
    expect(read).toThrow(ProtocolError);
    expect(read).toThrow(expect.objectContaining({ code }));
  });

  it('judges the context items of a client', () => {
    const places = judgeContextItems([
      ...message.contextItems,
      { name: 'HWDevID', value: 'zz' },
      { name: 'New', value: '' },
    ]);
    expect(places.map(({ place }) => place)).toEqual(
      ['OSEdition', 'OSVersion', 'EnrollmentType', 'DeviceType', 'ApplicationVersion', 'DeviceID', 'HWDevID'].map(
        (name) => `AdditionalContext/${name}`,
      ),
    );
  });

  it('is answered with a provisioning document', () => {
    const answer = {
      relatesTo: address.messageId,
      tokenType: tokenTypes.deviceEnrollmentToken,
      provisioningDocument: bytes('<wap-provisioningdoc version="1.1"/>'),
      requestId: 0,
    };
    const soap = readSoap(
      writeRequestSecurityTokenResponseCollection({ ...answer, created: 0, expires: 300_000 }),
    ).message;
    expect(readRequestSecurityTokenResponseCollection(soap)).toEqual({ message: answer, findings: [] });
  });

  it('reports an answer of another token type', () => {
    const answer = { tokenType: tokenTypes.jwt, provisioningDocument: bytes('<a/>'), requestId: 0, relatesTo: 'x' };
    const { findings } = readRequestSecurityTokenResponseCollection(
      readSoap(writeRequestSecurityTokenResponseCollection(answer)).message,
    );
    expect(findings.map(({ requirement }) => requirement)).toEqual(['XWE-011']);
  });
});

describe('faults', () => {
  const fault = { relatesTo: address.messageId, code: 'Authorization', reason: 'device cap reached' };

  it('are read back, with and without a detail', () => {
    const detailed = { ...fault, errorType: 'DeviceCapReached', message: 'too many', traceId: 't' };
    for (const one of [fault, detailed]) {
      const soap = readSoap(writeFault(one)).message;
      expect(isFault(soap)).toBe(true);
      expect(readFault(soap, { relatesTo: address.messageId })).toEqual({ message: one, findings: [] });
    }
  });

  it.each([
    [{ code: 'MessageFormat' }, '0x80180001'],
    [{ code: 'Authentication' }, '0x80180002'],
    [{ code: 'authorization' }, '0x80180003'],
    [{ code: 'InvalidSecurity' }, '0x80180007'],
    [{ code: 'Authorization', errorType: 'DeviceCapReached' }, '0x80180013'],
    [{ code: 'Receiver', errorType: 'UserLicense' }, '0x80180018'],
    [{ code: 'Whatever' }, '0x80180008'],
  ])('%j is %s', (one, hresult) => {
    expect(hresultOf(one)).toBe(hresult);
  });

  it('are read in lower case, with a warning for each name', () => {
    const lower = textOf(writeFault({ ...fault, errorType: 'DeviceCapReached' })).replace(
      /<(\/?)([a-z]:)?([A-Za-z]+)/g,
      (_all, slash: string, prefix: string | undefined, name: string) =>
        `<${slash}${prefix ?? ''}${name.toLowerCase()}`,
    );
    const soap = readSoap(bytes(lower.replace('s:Authorization', 's:authorization')));
    const { message, findings } = readFault(soap.message);
    expect([message.code, message.errorType]).toEqual(['Authorization', 'DeviceCapReached']);
    expect([...soap.findings, ...findings].every(({ severity }) => severity === 'warn')).toBe(true);
    expect(received(soap.findings)).toContain('<envelope>');
    expect(received(findings)).toContain('authorization');
  });

  it('are read from SOAP 1.1', () => {
    const soap = readSoap(
      bytes(
        `<S:Envelope xmlns:S="${ns.soap11}"><S:Body><S:Fault><faultcode>S:Authentication</faultcode><faultstring>no</faultstring></S:Fault></S:Body></S:Envelope>`,
      ),
    );
    expect(received(soap.findings)).toEqual([ns.soap11]);
    expect(readFault(soap.message).message).toEqual({ code: 'Authentication', reason: 'no' });
  });

  it('without a subcode are read, and that is reported', () => {
    const bare = textOf(writeFault(fault))
      .replace(/<s:Subcode>.*<\/s:Subcode>/, '')
      .replace('s:Receiver', 's:Sender');
    const { message, findings } = readFault(readSoap(bytes(bare)).message);
    expect(message.code).toBe('Sender');
    expect(findings[0]).toMatchObject({ requirement: 'XWE-005', received: 'a Code without one' });
  });
});

describe('what is no message', () => {
  it.each([
    ['', 'XML_MALFORMED'],
    ['<a/>', 'SOAP_MALFORMED'],
    [`<s:Envelope xmlns:s="${ns.soap12}"/>`, 'SOAP_MALFORMED'],
    [`<s:Envelope xmlns:s="${ns.soap12}"><s:Body/></s:Envelope>`, 'SOAP_MALFORMED'],
    ['<!DOCTYPE a><a/>', 'XML_DOCTYPE'],
    [`${'<a>'.repeat(40)}`, 'XML_LIMIT'],
    [`<a>${' '.repeat(1_100_000)}</a>`, 'XML_LIMIT'],
  ])('%.60s', (source, code) => {
    expect(() => readSoap(bytes(source))).toThrow(expect.objectContaining({ code }));
  });
});
