import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { identityFile, profileDocument } from './declared-documents.js';

/** What an administrator declares, in words: the configurations, what they refer to, and an activation of all of them. */
export interface Declared {
  readonly declarations: readonly JsonObject[];
  readonly documents?: readonly JsonObject[];
}

export function configuration(Identifier: string, type: string, Payload: JsonObject): JsonObject {
  return { Type: `com.apple.configuration.${type}`, Identifier, Payload };
}

function asset(Identifier: string, type: string, Payload: JsonObject): JsonObject {
  return { Type: `com.apple.asset.${type}`, Identifier, Payload };
}

/** Data that the server hosts, for managed devices or for everybody. */
function hosted(
  Identifier: string,
  type: string,
  name: string,
  more: { reference?: JsonObject; by?: string } = {},
): JsonObject {
  const Reference = { Document: name, ...more.reference };
  return asset(Identifier, type, { Reference, Authentication: { Type: more.by ?? 'MDM' } });
}

const json = (name: string, value: Json): JsonObject => ({ name, base64: base64(JSON.stringify(value)) });
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const caldav = (Identifier: string, HostName: string, password?: string): JsonObject =>
  configuration(Identifier, 'account.caldav', {
    HostName,
    Port: 443,
    ...(password !== undefined && { AuthenticationCredentialsAssetReference: password }),
  });

const password = json('password.json', { UserName: 'ada', Password: 'simulated' });
const ofPassword = hosted('credentials', 'credential.userpassword', 'password.json');
const app = (Install: string): JsonObject =>
  configuration('app', 'app.managed', { BundleID: 'com.example.mail', InstallBehavior: { Install } });
const data = (more: { reference?: JsonObject; by?: string } = {}): Declared => ({
  declarations: [
    configuration('other', 'management.test', { Echo: 'data', EchoDataAssetReference: 'data' }),
    hosted('data', 'data', 'data.json', more),
  ],
  documents: [{ ...json('data.json', { some: 'data' }), authentication: more.by ?? 'MDM' }],
});

/** By the words of features. */
export const declaredThings: Readonly<Record<string, () => Declared>> = {
  'a profile that forbids the camera': () => ({
    declarations: [configuration('other', 'legacy', { ProfileURL: { Document: 'profile' } })],
    documents: [profileDocument('profile')],
  }),
  'a profile that cannot be read': () => ({
    declarations: [configuration('other', 'legacy', { ProfileURL: { Document: 'profile' } })],
    documents: [{ ...json('profile', {}), base64: base64('<html>') }],
  }),
  'a certificate of the SCEP service': () => ({
    declarations: [
      configuration('other', 'security.identity', { CredentialAssetReference: 'credential' }),
      hosted('credential', 'credential.scep', 'scep'),
    ],
    documents: [{ name: 'scep', scep: true }],
  }),
  'a certificate of the ACME service': () => ({
    declarations: [
      configuration('other', 'security.identity', { CredentialAssetReference: 'credential' }),
      hosted('credential', 'credential.acme', 'acme'),
    ],
    documents: [{ name: 'acme', acme: true }],
  }),
  'an identity from a file': () => ({
    declarations: [
      configuration('other', 'security.identity', { CredentialAssetReference: 'credential' }),
      hosted('credential', 'credential.identity', 'identity.json'),
    ],
    documents: [json('identity.json', { Password: 'simulated', Identity: identityFile('simulated') })],
  }),
  'a required beta program': () => ({
    declarations: [
      configuration('other', 'softwareupdate.settings', {
        Beta: { ProgramEnrollment: 'AlwaysOn', RequireProgram: { Description: 'iOS Seed', Token: 'SEED-1' } },
      }),
    ],
  }),
  'a required app': () => ({ declarations: [app('Required')] }),
  'an optional app': () => ({ declarations: [app('Optional')] }),
  'data for managed devices': () => data(),
  'data for everybody': () => data({ by: 'None' }),
  'data of another size': () => data({ reference: { Size: 1 } }),
  'data with another digest': () => data({ reference: { 'Hash-SHA-256': '0'.repeat(64) } }),
  'data that are not there': () => data({ reference: { DataURL: 'https://mdm.nowhere.test/data' } }),
  'credentials that are no JSON': () => ({
    declarations: [caldav('other', 'calendar.example', 'credentials'), ofPassword],
    documents: [{ ...password, base64: base64('UserName=ada') }],
  }),
  'credentials without a user': () => ({
    declarations: [caldav('other', 'calendar.example', 'credentials'), ofPassword],
    documents: [json('password.json', { Password: 'simulated' })],
  }),
  'a test that fails': () => ({
    declarations: [configuration('other', 'management.test', { Echo: 'hello', ReturnStatus: 'Failed' })],
  }),
  'a certificate': () => ({
    declarations: [configuration('other', 'security.certificate', { CredentialAssetReference: 'nobody' })],
  }),
  'settings of the calculator': () => ({
    declarations: [configuration('other', 'math.settings', { Calculator: { MathNotesMode: { Enabled: false } } })],
  }),
  'a calendar account': () => ({ declarations: [caldav('other', 'calendar.example')] }),
  'a calendar account with a password': () => ({
    declarations: [caldav('other', 'calendar.example', 'credentials'), ofPassword],
    documents: [password],
  }),
  'two calendar accounts': () => ({
    declarations: [caldav('other', 'calendar.example'), caldav('second', 'calendar.second.example')],
  }),
  'two hosts of screen sharing': () => ({
    declarations: ['other', 'second'].map((name) =>
      configuration(name, 'screensharing.host.settings', { PortBase: 5900 }),
    ),
  }),
  'a number as text': () => ({ declarations: [configuration('other', 'passcode.settings', { MinimumLength: 'six' })] }),
  'a number beyond its range': () => ({
    declarations: [configuration('other', 'passcode.settings', { MinimumLength: 20 })],
  }),
  'a word that is not on its list': () => ({
    declarations: [configuration('other', 'management.test', { Echo: 'hello', ReturnStatus: 'Perhaps' })],
  }),
  'a text deep inside where a number belongs': () => ({
    declarations: [
      configuration('other', 'account.mail', {
        IncomingServer: { ServerType: 'IMAP', HostName: 'mail.example', Port: 'imap', AuthenticationMethod: 'None' },
        OutgoingServer: { HostName: 'mail.example', AuthenticationMethod: 'None' },
      }),
    ],
  }),
};
