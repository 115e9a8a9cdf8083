/** A place in a public document, such as `{ document: 'RFC 8894', section: '3.2.1.4.1' }`. */
export interface Section {
  readonly document: string;
  readonly section: string;
}

/** Names a place in a public document: `section('RFC 8894', '3.2')`. */
export function section(document: string, place: string): Section {
  return Object.freeze({ document, section: place });
}

/** The form people read: `RFC 8894 §3.2`. */
export function formatSection({ document, section: place }: Section): string {
  return /^[\dA-Z.]/.test(place) ? `${document} §${place}` : `${document}, ${place}`;
}
