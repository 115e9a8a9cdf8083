import type { DeclarationOutcome, StoredDeclaration } from '../changed-state.js';
import type { AssetData } from './asset-data.js';
import type { Conversation } from './conversation.js';
import { installDeclaredApp } from './declared-apps.js';
import { obtainDeclaredIdentity, trustDeclaredCertificate } from './declared-certificates.js';
import { installDeclaredProfile } from './declared-profiles.js';
import { playTest } from './declared-test.js';

export interface Effecting {
  readonly conversation: Conversation;
  readonly data: AssetData;
  readonly all: readonly StoredDeclaration[];
}

/** What an active configuration does on the device, once. */
export type Effect = (at: Effecting, one: StoredDeclaration) => Promise<DeclarationOutcome>;

/** Configurations that bring something; the others hold by being looked at. */
export const effects: Readonly<Record<string, Effect>> = {
  'com.apple.configuration.app.managed': installDeclaredApp,
  'com.apple.configuration.legacy': installDeclaredProfile,
  'com.apple.configuration.management.test': playTest,
  'com.apple.configuration.security.certificate': trustDeclaredCertificate,
  'com.apple.configuration.security.identity': obtainDeclaredIdentity,
  'com.apple.configuration.security.passkey.attestation': obtainDeclaredIdentity,
};
