import type { Reason, ReasonCode } from '../../../protocol/apple/ddm/status.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';

/** A reason with the details that its code has (apple/device-management, declarative/declarations/declarationbase.yaml, reasons). */
export function reason(code: ReasonCode, description: string, details: JsonObject): Reason {
  return { code, description, details };
}

/** Details by which a reason names a declaration. */
export function naming({ identifier, serverToken }: StoredDeclaration): JsonObject {
  return { Identifier: identifier, ServerToken: serverToken };
}

/** A reason whose details say what went wrong in words. */
export function wentWrong(code: ReasonCode, description: string): Reason {
  return reason(code, description, { Error: description });
}
