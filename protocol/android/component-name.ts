import type { ComponentName } from './messages.js';

/** Reads `pkg/cls` or `pkg/.Cls` (android.content.ComponentName, unflattenFromString); undefined when it is neither. */
export function parseComponentName(text: string): ComponentName | undefined {
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) return undefined;
  const packageName = text.slice(0, slash);
  const written = text.slice(slash + 1);
  return { packageName, className: written.startsWith('.') ? packageName + written : written };
}

/** Writes a component with its class in full. */
export function formatComponentName({ packageName, className }: ComponentName): string {
  return `${packageName}/${className}`;
}
