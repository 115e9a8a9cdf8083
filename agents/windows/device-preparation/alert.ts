import type { RuleContext } from '../../../protocol/base/rule.js';
import { alertTypes } from '../../../protocol/syncml/alerts.table.js';
import { Alert } from '../../../protocol/syncml/messages.js';
import { stateToTell, tellsByAlert } from './rules.js';
import type { PreparationRun } from './run.js';

/** The client event of package 1 by which a PC says what it needs (MS-MDM §3.2.5.1.6). */
export function preparationAlerts(
  context: RuleContext,
  run: PreparationRun | undefined,
  osVersion: string,
): readonly Omit<Alert, 'cmdId'>[] {
  if (run === undefined || run.completeTold === true || !tellsByAlert(context, osVersion)) return [];
  const data = stateToTell(context, {
    agentOrdered: run.agentPackage !== undefined,
    agentThere: run.agentAt !== undefined,
    left: run.left !== undefined,
  });
  return [Alert.create({ cmdId: '', data: '1224', items: [{ meta: { type: alertTypes.devicePrepSync }, data }] })];
}
