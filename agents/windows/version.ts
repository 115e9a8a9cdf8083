/** `10.0.26100` as the enrollment client writes it, in four parts: `10.0.26100.0`. */
export function fourPartVersion(version: string): string {
  return [...version.split('.'), '0', '0', '0'].slice(0, 4).join('.');
}
