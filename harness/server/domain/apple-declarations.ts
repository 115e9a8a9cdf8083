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
  /** For the devices themselves, or for their users. */
  readonly channel: 'device' | 'user';
}

/** Data that declarations refer to; the server hosts them. */
export interface DeclaredDocument {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
  /** Its content is made for each device: a certificate from the tenant's SCEP service, with a challenge of its own. */
  readonly scep: boolean;
  /** The same from the ACME service, with a client identifier of its own. */
  readonly acme: boolean;
  readonly authentication: 'MDM' | 'None';
}

const document = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,64}$/, 'letters, digits, . and -'),
  contentType: z.string().default('application/json'),
  base64: z.base64().default(''),
  scep: z.boolean().default(false),
  acme: z.boolean().default(false),
  authentication: z.enum(['MDM', 'None']).default('MDM'),
});

const declaration = z.strictObject({
  Type: z
    .string()
    .refine((type) => kindOf(type) !== undefined, 'com.apple.<activation|asset|configuration|management>.…'),
  Identifier: z.string().min(1).max(64),
  Payload: z.record(z.string(), z.json()).default({}),
  channel: z.enum(['device', 'user']).default('device'),
});

const schema = z.strictObject({
  /** The token is another one whenever it is asked for: a server that never settles. */
  unsettled: z.boolean().default(false),
  /** Identifiers of declarations that the server lists and cannot give. */
  unreadable: z.array(z.string().min(1)).default([]),
  documents: z.array(document).default([]),
  declarations: z
    .array(declaration)
    .refine((all) => new Set(all.map(({ Identifier }) => Identifier)).size === all.length, 'each Identifier once'),
});

/** Settings `apple-declarations`: ServerToken is made from what a declaration and the documents say. Throws ZodError. */
export function normalizeAppleDeclarations(value: JsonObject): JsonObject {
  const { declarations: given, documents, ...others } = schema.parse(value);
  const declarations = given.map((one) => ({ ...one, ServerToken: tokenOf([one, named(one, documents)]) }));
  return { declarations, documents, ...others } as unknown as JsonObject;
}

/** Documents that a declaration names. */
function named(one: object, documents: readonly DeclaredDocument[]): readonly DeclaredDocument[] {
  const text = JSON.stringify(one);
  return documents.filter(({ name }) => text.includes(JSON.stringify(name)));
}

function tokenOf(declared: object): string {
  return createHash('sha256').update(JSON.stringify(declared)).digest('hex').slice(0, 16);
}

export function appleDeclarations(state: TenantState): readonly KeptDeclaration[] {
  const { declarations = [] } = readSettings(state, 'apple-declarations');
  return declarations as unknown as readonly KeptDeclaration[];
}

/** Whether the server lists this declaration and cannot give it. */
export function isUnreadable(state: TenantState, identifier: string): boolean {
  const { unreadable = [] } = readSettings(state, 'apple-declarations');
  return (unreadable as readonly string[]).includes(identifier);
}

export function declaredDocuments(state: TenantState): readonly DeclaredDocument[] {
  const { documents = [] } = readSettings(state, 'apple-declarations');
  return documents as unknown as readonly DeclaredDocument[];
}
