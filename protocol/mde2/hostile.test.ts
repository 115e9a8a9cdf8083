import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { seededRandom } from '../base/random.js';
import { readDiscover, readDiscoverResponse, writeDiscover, writeDiscoverResponse } from './discovery.js';
import { isFault, readFault, writeFault } from './fault.js';
import { tokenTypes } from './namespaces.table.js';
import { readGetPoliciesResponse, writeGetPoliciesResponse } from './policies.js';
import { writeProvisioningDocument } from './provisioning-document.js';
import { readProvisioningDocument } from './read-provisioning-document.js';
import {
  readRequestSecurityToken,
  readRequestSecurityTokenResponseCollection,
  writeRequestSecurityToken,
  writeRequestSecurityTokenResponseCollection,
} from './security-token.js';
import { readSoap } from './soap.js';

const header = { messageId: 'urn:uuid:1', to: 'https://x.test/' };
const provisioningDocument = writeProvisioningDocument({
  rootCertificates: [Uint8Array.of(1)],
  intermediateCertificates: [],
  clientCertificate: { store: 'User', certificate: Uint8Array.of(2) },
  renewal: { renewPeriod: 42 },
  applications: [{ appId: 'w7', address: 'https://x.test/', authentications: [{ level: 'CLIENT', data: 'AAAA' }] }],
  dmClient: { providerId: 'P', settings: [{ path: 'Poll/PollOnLogin', value: 'true' }] },
  others: [],
});

const messages: Readonly<Record<string, readonly [message: Uint8Array, read: (bytes: Uint8Array) => unknown]>> = {
  Discover: [
    writeDiscover({ ...header, emailAddress: 'a@b.test', requestVersion: '5.0', authPolicies: ['OnPremise'] }),
    (bytes) => readDiscover(readSoap(bytes).message),
  ],
  DiscoverResponse: [
    writeDiscoverResponse({ relatesTo: 'r', authPolicy: 'OnPremise', enrollmentServiceUrl: 'https://x.test/' }),
    (bytes) => readDiscoverResponse(readSoap(bytes).message),
  ],
  GetPoliciesResponse: [
    writeGetPoliciesResponse({
      policyId: 'p',
      policies: [{ policySchema: 3, policyOidReference: 1, enroll: true, autoEnroll: false }],
      oids: [{ value: '1.2', group: 1, referenceId: 1, defaultName: 'n' }],
    }),
    (bytes) => readGetPoliciesResponse(readSoap(bytes).message),
  ],
  RequestSecurityToken: [
    writeRequestSecurityToken({
      ...header,
      security: { kind: 'username', username: 'u', password: 'p' },
      requestType: 'Issue',
      request: { valueType: tokenTypes.pkcs10, value: Uint8Array.of(1, 2, 3) },
      contextItems: [{ name: 'DeviceID', value: 'A' }],
    }),
    (bytes) => readRequestSecurityToken(readSoap(bytes).message),
  ],
  RequestSecurityTokenResponseCollection: [
    writeRequestSecurityTokenResponseCollection({
      tokenType: tokenTypes.deviceEnrollmentToken,
      provisioningDocument,
      requestId: 0,
      created: 0,
      expires: 1,
    }),
    (bytes) => readRequestSecurityTokenResponseCollection(readSoap(bytes).message),
  ],
  Fault: [
    writeFault({ code: 'Authorization', reason: 'no', errorType: 'UserLicense', traceId: 't' }),
    (bytes) => {
      const { message } = readSoap(bytes);
      return isFault(message) ? readFault(message) : message;
    },
  ],
  'wap-provisioningdoc': [provisioningDocument, readProvisioningDocument],
};

/** Reads, and lets pass what a reader may throw. Anything else is a defect of the reader. */
function survives(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void {
  try {
    read(bytes);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}

describe.each(Object.entries(messages))('%s', (name, [message, read]) => {
  it('is read whole', () => {
    expect(() => read(message)).not.toThrow();
  });

  it('cut off anywhere is refused', () => {
    for (let length = 0; length < message.length; length += 7)
      expect(() => read(message.slice(0, length))).toThrow(ProtocolError);
  });

  it('with any byte replaced is read or refused, and nothing else happens', () => {
    const random = seededRandom(name);
    for (let round = 0; round < 1_500; round++) {
      const spoiled = message.slice();
      for (let change = random.int(3); change >= 0; change--) spoiled[random.int(spoiled.length)] = random.int(256);
      survives(read, spoiled);
    }
  });

  it('with any element left out or repeated is read or refused', () => {
    const text = new TextDecoder().decode(message);
    const elements = [...text.matchAll(/<([\w:-]+)(?: [^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g)].map(([whole]) => whole);
    expect(elements.length).toBeGreaterThan(2);
    for (const element of elements)
      for (const spoiled of [text.replace(element, ''), text.replace(element, element + element)])
        survives(read, new TextEncoder().encode(spoiled));
  });
});
