import type { KeyObject } from 'node:crypto';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { PfxFields } from '../../../../protocol/pki/pkcs12/write-pfx.js';

type Contents = Pick<PfxFields, 'key' | 'certificates' | 'password'>;

/** What goes into the file of a PKCS#12 payload: key and certificate, under the password that its device is given (mdm/profiles/com.apple.security.pkcs12.yaml). */
export const fileContents = rule('XAP-383', {
  holds: (_context: RuleContext, contents: Contents): Contents => contents,
  mutants: {
    underAnotherPassword: (_context, contents) => ({ ...contents, password: `${contents.password} ` }),
    withoutTheKey: (_context, { certificates, password }) => ({ certificates, password }),
  },
});

/** The key of a PKCS#12 payload: made for this profile, and not the one that others were given. */
export const keyOfFile = rule('XAP-384', {
  holds: (_context: RuleContext, fresh: KeyObject, _first: KeyObject): KeyObject => fresh,
  mutants: { givesOneToAll: (_context, _fresh, first) => first },
});

export const identityFileRules = [fileContents, keyOfFile] as const;
