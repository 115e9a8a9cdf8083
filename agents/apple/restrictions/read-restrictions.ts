import { type Payload, type Profile, payloadsOf } from '../../../protocol/apple/profile.js';
import { schema } from '../../../protocol/apple/sections.js';
import { type Decoded, Findings } from '../../../protocol/base/finding.js';
import { type PlistDict, PlistReal, type PlistValue, typeOf } from '../../../protocol/plist/value.js';
import { passcodeKeys } from './passcode.table.js';
import { type RestrictionEntry, restrictions } from './restrictions.table.js';

const tables: Readonly<Record<string, Readonly<Record<string, RestrictionEntry>>>> = {
  'com.apple.applicationaccess': restrictions,
  'com.apple.mobiledevice.passwordpolicy': passcodeKeys,
};

/** What the tables say of a key, whichever payload it is of. */
export function restrictionEntry(key: string): RestrictionEntry | undefined {
  if (Object.hasOwn(restrictions, key)) return restrictions[key];
  return Object.hasOwn(passcodeKeys, key) ? passcodeKeys[key] : undefined;
}

/**
 * The known keys of a profile's restrictions and passcode payloads with values that fit; undefined when it has no such payload. A key that
 * nobody knows is left out with a warning, one of a wrong type or out of range is a deviation from the schema.
 */
export function readRestrictions(profile: Profile): Decoded<PlistDict | undefined> {
  const findings = new Findings();
  const types = Object.keys(tables).filter((type) => payloadsOf(profile, type).length > 0);
  const known = types.flatMap((type) =>
    payloadsOf(profile, type).flatMap((payload) => fitting(payload, type, findings)),
  );
  return { message: types.length === 0 ? undefined : new Map(known), findings: findings.list };
}

function fitting({ content }: Payload, type: string, findings: Findings): readonly (readonly [string, PlistValue])[] {
  const table = tables[type] ?? {};
  return [...content].filter(([key, value]) => {
    if (key.startsWith('Payload')) return false;
    const at = { section: schema(`mdm/profiles/${type}.yaml`), place: `${type}.${key}` };
    const entry = Object.hasOwn(table, key) ? table[key] : undefined;
    if (entry === undefined)
      findings.warn({ ...at, expected: 'a key of the schema', received: 'one that it does not have' });
    else if (!fits(entry, value)) findings.add({ ...at, expected: wanted(entry), received: shown(value) });
    return entry !== undefined && fits(entry, value);
  });
}

/** A number without fraction passes as real. */
function fits({ type, range, values }: RestrictionEntry, value: PlistValue): boolean {
  const given = typeOf(value);
  if (given !== type && !(type === 'real' && given === 'integer')) return false;
  const number = value instanceof PlistReal ? value.value : value;
  if (values !== undefined) return values.some((allowed) => allowed === number);
  if (range === undefined || typeof number !== 'number') return true;
  return number >= range[0] && number <= range[1];
}

function wanted({ type, range, values }: RestrictionEntry): string {
  if (values !== undefined) return `one of ${values.join(', ')} (${type})`;
  return range === undefined ? `a value of type ${type}` : `${type} from ${range[0]} to ${range[1]}`;
}

function shown(value: PlistValue): string {
  return typeof value === 'number' || typeof value === 'string' ? `${value} (${typeOf(value)})` : typeOf(value);
}
