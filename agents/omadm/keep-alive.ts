import { alertTypes } from '../../protocol/syncml/alerts.table.js';
import { Alert, isItemCommand, isRequest, type Request, type SyncMl } from '../../protocol/syncml/messages.js';
import type { TreeState } from './csp.js';
import type { Tree } from './tree-operations.js';

/** A command still runs: a client event without the end of the package (MS-MDE2 §2.2.9.3, EnableOmaDmKeepAliveMessage). */
export const requestPendingAlert: Alert = Alert.create({
  cmdId: '',
  data: '1224',
  items: [{ meta: { type: alertTypes.requestPending }, data: '1' }],
});

/** Whether the server asked to hear of a device that still works. */
export const wantsKeepAlive = (tree: TreeState): boolean =>
  Object.entries(tree).some(
    ([uri, value]) => uri.endsWith('/EnableOmaDmKeepAliveMessage') && String(value).toLowerCase() === 'true',
  );

/** Whether a message has a command that takes its time, such as an installation. */
export const takesLong = ({ schema }: Pick<Tree, 'schema'>, { body }: SyncMl): boolean =>
  body.filter(isRequest).some((command) => isSlow(schema, command));

function isSlow(schema: Tree['schema'], command: Request): boolean {
  if ('commands' in command) return command.commands.filter(isRequest).some((inner) => isSlow(schema, inner));
  if (!isItemCommand(command) || command.verb !== 'Exec') return false;
  return command.items.some(({ target = '' }) => schema.locate(target)?.schema?.slow === true);
}
