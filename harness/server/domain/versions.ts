/** Compares dotted versions number by number; missing parts count as 0. Negative: a is older. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Digits with dots: `18`, `10.0.26200.6899`. */
export function isVersion(text: unknown): text is string {
  return typeof text === 'string' && /^\d+(\.\d+){0,4}$/.test(text);
}
