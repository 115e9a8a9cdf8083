import { encodeProfile } from '../../protocol/apple/profile.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';

/** A profile `declared` that forbids the camera, hosted under this name. */
export function profileDocument(name: string): JsonObject {
  const bytes = encodeProfile({ PayloadIdentifier: 'declared', PayloadUUID: '1' }, [
    {
      PayloadType: 'com.apple.applicationaccess',
      PayloadIdentifier: 'declared.r',
      PayloadUUID: '2',
      allowCamera: false,
    },
  ]);
  const base64 = Buffer.from(bytes).toString('base64');
  return { name, contentType: 'application/x-apple-aspen-config', base64 };
}
