import type { DmApplication } from '../../protocol/mde2/provisioning-document.js';
import { encodingOf, type SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';

/** What the w7 APPLICATION of a provisioning document tells beyond the address, as the device keeps it (MS-MDE2 §2.2.9.5). */
export type ManagementAccount = {
  /** DEFAULTENCODING; a type that is none of SyncML is passed over. */
  readonly encoding?: SyncMlEncoding;
};

export function managementAccount({ defaultEncoding }: DmApplication): ManagementAccount {
  const encoding = encodingOf(defaultEncoding);
  return { ...(encoding && { encoding }) };
}
