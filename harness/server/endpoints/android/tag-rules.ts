import { typeNameFormats, writeNdefMessage } from '../../../../protocol/android/nfc/ndef.js';
import {
  propertiesOfExtras,
  provisioningMimeType,
  provisioningRecord,
  type TagText,
  tagCapacity,
} from '../../../../protocol/android/nfc/provisioning-tag.js';
import { extraKey } from '../../../../protocol/android/provisioning-extras.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

const note = {
  tnf: typeNameFormats.wellKnown,
  type: Buffer.from('T'),
  id: new Uint8Array(),
  payload: Buffer.from('\x02enMDM'),
};

/** The first record of the message is the provisioning record, its type exact (AOSP ManagedProvisioning, PropertiesProvisioningDataParser). */
export const writesRecord = rule('XAD-014', {
  holds: (_context: RuleContext, text: string): Uint8Array => writeNdefMessage([provisioningRecord(text)]),
  mutants: {
    behindAnother: (_context, text) => writeNdefMessage([note, provisioningRecord(text)]),
    typeInCapitals: (_context, text) =>
      writeNdefMessage([{ ...provisioningRecord(text), type: Buffer.from(provisioningMimeType.toUpperCase()) }]),
    externalType: (_context, text) =>
      writeNdefMessage([{ ...provisioningRecord(text), tnf: typeNameFormats.external }]),
  },
});

/** The payload is the text of Java properties (Android Management API, EnrollmentToken.qrCode: the NFC form of the QR code). */
export const writesProperties = rule('XAD-015', {
  holds: (_context: RuleContext, extras: JsonObject, names: TagText) => propertiesOfExtras(extras, names),
  mutants: {
    json: (_context, extras) => JSON.stringify(extras),
    cutEscape: (_context, extras, names) => `${propertiesOfExtras(extras, names)}note=\\u00f\n`,
  },
});

/** The admin extras are a text of properties inside the text (AOSP ManagedProvisioning, deserializeExtrasBundle). */
export const nestsBundle = rule('XAD-016', {
  holds: (_context: RuleContext, extras: JsonObject) => extras,
  mutants: {
    bundleInJson: (_context, extras) => {
      const key = extraKey('ADMIN_EXTRAS_BUNDLE');
      return { ...extras, [key]: JSON.stringify(extras[key] ?? {}) };
    },
  },
});

/** The message fits an NTAG216: short names are taken where the long ones are too long for it. */
export const fitsTag = rule('XAD-017', {
  holds: (_context: RuleContext, extras: JsonObject): TagText => {
    const long = writeNdefMessage([provisioningRecord(propertiesOfExtras(extras, { shortNames: false }))]);
    return { shortNames: long.length > tagCapacity };
  },
  mutants: { longNamesAlways: () => ({ shortNames: false }) },
});

export const tagRules = [writesRecord, writesProperties, nestsBundle, fitsTag];
