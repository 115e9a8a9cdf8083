import type { Payload } from '../../../protocol/apple/profile.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../protocol/plist/json.js';
import { dict } from '../../../protocol/plist/value.js';
import type { StoredDeclaration } from '../changed-state.js';
import { EnrollmentStopped } from '../device.js';
import { obtainIdentity } from '../obtain-identity.js';
import type { Effect, Effecting } from './effects.table.js';
import { readCredential } from './fetch-asset.js';
import { wentWrong } from './reasons.js';
import { assetsNamed } from './references.js';
import { obtainsIdentity } from './rules.js';

/** The certificate that the asset brought is trusted (declarative/declarations/configurations/security.certificate.yaml). */
export const trustDeclaredCertificate: Effect = async (at, one) => {
  const certificate = assetOf(at, one)?.outcome?.certificate;
  return certificate === undefined ? {} : { certificate };
};

/** The identity that the asset describes is obtained (declarative/declarations/configurations/security.identity.yaml). */
export const obtainDeclaredIdentity: Effect = async (at, one) => {
  const asset = assetOf(at, one);
  if (asset === undefined || !obtainsIdentity(at.conversation.device.rules)) return {};
  const fetched = await at.data.of(asset);
  const credential = 'error' in fetched ? fetched : readCredential(fetched.content, []);
  if ('error' in credential) return { error: credential.error };
  try {
    const { certificate } = await obtainIdentity(at.conversation.device, payloadFor(asset, credential.content));
    return { certificate: Buffer.from(certificate.der).toString('base64'), isIdentity: true };
  } catch (error) {
    if (!(error instanceof EnrollmentStopped)) throw error;
    return { error: wentWrong('Error.ConfigurationCannotBeApplied', error.message) };
  }
};

function assetOf({ all }: Effecting, one: StoredDeclaration): StoredDeclaration | undefined {
  const [named] = assetsNamed(one);
  return all.find(({ kind, identifier }) => kind === 'asset' && identifier === named?.identifier);
}

/** The payload of a profile that describes the same identity. */
function payloadFor({ type, identifier, serverToken }: StoredDeclaration, credential: JsonObject): Payload {
  const common = { PayloadIdentifier: identifier, PayloadUUID: serverToken };
  const { Identity, CAFingerprint, Password, ...members } = credential;
  const data = (value: unknown) => ({ $data: String(value ?? '') });
  const whole = (PayloadType: string, keys: JsonObject): Payload => {
    const named = { ...common, PayloadType, PayloadVersion: 1 };
    return { ...named, content: dictFromJson({ ...named, ...keys }) };
  };
  if (type === 'com.apple.asset.credential.acme') return whole('com.apple.security.acme', members);
  if (type === 'com.apple.asset.credential.scep') {
    const inner = dictFromJson({
      ...members,
      ...(CAFingerprint !== undefined && { CAFingerprint: data(CAFingerprint) }),
    });
    return { ...common, PayloadType: 'com.apple.security.scep', content: dict({ PayloadContent: inner }) };
  }
  return whole('com.apple.security.pkcs12', { PayloadContent: data(Identity), Password: String(Password) });
}
