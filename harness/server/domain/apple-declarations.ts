import { createHash } from 'node:crypto';
import { z } from 'zod';
import { kindOf } from '../../../protocol/apple/ddm/declarations.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** A declaration that every Apple device of the tenant gets which uses declarative management. */
export interface KeptDeclaration {
  readonly Type: string;
  readonly Identifier: string;
  readonly ServerToken: string;
  readonly Payload: JsonObject;
}

const schema = z.strictObject({
  /** The token is another one whenever it is asked for: a server that never settles. */
  unsettled: z.boolean().default(false),
  declarations: z
    .array(
      z.strictObject({
        Type: z
          .string()
          .refine((type) => kindOf(type) !== undefined, 'com.apple.<activation|asset|configuration|management>.…'),
        Identifier: z.string().min(1).max(64),
        Payload: z.record(z.string(), z.json()).default({}),
      }),
    )
    .refine((all) => new Set(all.map(({ Identifier }) => Identifier)).size === all.length, 'each Identifier once'),
});

/** Settings `apple-declarations`: ServerToken is made from what a declaration says. Throws ZodError. */
export function normalizeAppleDeclarations(document: JsonObject): JsonObject {
  const { declarations: given, unsettled } = schema.parse(document);
  const declarations = given.map((one) => ({ ...one, ServerToken: tokenOf(one) }));
  return { declarations, unsettled } as unknown as JsonObject;
}

function tokenOf(declaration: object): string {
  return createHash('sha256').update(JSON.stringify(declaration)).digest('hex').slice(0, 16);
}

export function appleDeclarations(state: TenantState): readonly KeptDeclaration[] {
  const { declarations = [] } = readSettings(state, 'apple-declarations');
  return declarations as unknown as readonly KeptDeclaration[];
}
