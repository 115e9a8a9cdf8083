import type { TenantState } from '../domain/state.js';

const needed = ['serial', 'productType', 'escrowKey', 'orgName', 'guid'] as const;

/** What an unlock request lacks; undefined when it is complete (github.com/micromdm/nanomdm, docs/openapi.yaml, escrowkeyunlock). */
export function unlockObjection(form: URLSearchParams): string | undefined {
  if (needed.some((name) => (form.get(name) ?? '') === '')) return 'invalid or missing parameters';
  return (form.get('topic') ?? '') === '' ? 'empty topic' : undefined;
}

/**
 * Answers in Apple's place (Apple Device Management, "Creating and using bypass codes"): 200 for the bypass code that the device with this
 * serial number gave the server, 404 for any other.
 */
export function unlockStatus({ devices }: TenantState, form: URLSearchParams): 200 | 404 {
  const given = [...devices.values()]
    .filter(({ serial }) => serial === form.get('serial'))
    .flatMap(({ commands }) => commands.map(({ result }) => result?.ActivationLockBypassCode));
  return given.includes(form.get('escrowKey') ?? '') ? 200 : 404;
}
