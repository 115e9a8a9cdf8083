import { UsageError } from '../../protocol/base/errors.js';
import { type LoadKind, loadKindFor, loadKinds } from '../load/load-kinds.table.js';
import { capacityFor } from '../targets/no-admin/entry-book.js';
import type { TargetLocator } from '../targets/target.js';
import type { LoadArguments } from './load-command.js';

/** How devices of a platform come in at a target. Throws UsageError where the entries of its file are for others, or for fewer. */
export function loadKindAt(
  { adapter, entries }: TargetLocator,
  { platform, method: asked, devices }: Pick<LoadArguments, 'platform' | 'method' | 'devices'>,
): LoadKind {
  if (entries === undefined) return loadKindFor(platform, adapter, asked);
  const methods = [...new Set(entries.flatMap((entry) => entry.methods))];
  const [usual] = loadKinds[platform];
  const possible = methods.filter((each) => each.startsWith(`${platform}-`));
  const method = (asked === undefined ? [usual.method, ...possible] : [asked]).find((each) => possible.includes(each));
  if (method === undefined)
    throw new UsageError('LOAD_ENTRIES', `no entry of the target file enrolls ${platform} devices${by(asked)}`, {
      place: asked === undefined ? '--platform' : '--method',
      fix: `The entries are for ${methods.join(', ')}.`,
    });
  const capacity = capacityFor(entries, method);
  if (devices <= capacity) return { ...usual, method, options: {} };
  throw new UsageError(
    'LOAD_ENTRIES',
    `entries with once: true let in ${capacity} of ${devices} devices by ${method}`,
    {
      place: '--devices',
      fix: `Load ${capacity}, or write an entry that serves many: a static challenge, an address, a mail address.`,
    },
  );
}

const by = (method: string | undefined): string => (method === undefined ? '' : ` by ${method}`);
