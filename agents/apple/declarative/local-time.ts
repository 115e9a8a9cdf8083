/** `2025-02-01T18:00:00` in a time zone as milliseconds since the epoch; undefined for what is no such time. */
export function localTime(text: string, timeZone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const asUtc = Date.parse(`${text}Z`);
  return Number.isNaN(asUtc) ? undefined : asUtc - offsetAt(asUtc, timeZone);
}

/** Milliseconds by which clocks of the zone are ahead of UTC; of a zone that nobody knows, none. */
function offsetAt(time: number, timeZone: string): number {
  try {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    return Date.parse(`${clock.format(time).replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;
  } catch {
    return 0;
  }
}
