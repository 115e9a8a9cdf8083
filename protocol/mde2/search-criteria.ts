/** Which client certificate a device shows to the management server (SSLCLIENTCERTSEARCHCRITERIA, MS-MDE2 §2.2.9.5). */
export interface SearchCriteria {
  /** `CN=…,O=…` */
  readonly subject?: string;
  /** `My\User`, `My\System`. */
  readonly stores: readonly string[];
}

const separator = '\uF000';

export function writeSearchCriteria({ subject, stores }: SearchCriteria): string {
  const parts = [
    ...(subject === undefined ? [] : [`Subject=${encodeURIComponent(subject)}`]),
    `Stores=${encodeURIComponent(stores.join(separator))}`,
  ];
  return parts.join('&');
}

/** Other names are passed over; what cannot be decoded is taken as it stands. */
export function readSearchCriteria(criteria: string): SearchCriteria {
  const pairs = new Map(
    criteria.split('&').map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals).toLowerCase(), decoded(pair.slice(equals + 1))] as const;
    }),
  );
  const subject = pairs.get('subject');
  return { ...(subject === undefined ? {} : { subject }), stores: pairs.get('stores')?.split(separator) ?? [] };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
