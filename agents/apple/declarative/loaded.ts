import type { DeclarationItem } from '../../../protocol/apple/ddm/declarations.js';
import type { StoredDeclaration } from '../changed-state.js';

/** A declaration that the server lists and that could not be read: all that is known of it is its name. */
export function notLoaded({ kind, Identifier, ServerToken }: DeclarationItem): StoredDeclaration {
  return { kind, type: '', identifier: Identifier, serverToken: ServerToken, payload: {} };
}

export const isLoaded = ({ type }: Pick<StoredDeclaration, 'type'>): boolean => type !== '';
