import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, partnerOf, refuse } from './call.js';
import { claimItem, type ItemResult, unclaimItem, updateItem } from './reseller-devices.js';
import { inRequestOrder } from './reseller-rules.js';
import type { Operation, Partner } from './state.js';

type Item = (call: Call, partner: Partner, item: JsonObject) => ItemResult;

/** A batch: the member that lists the items, what each is called in the answer, and what is done to it. */
const batch =
  (list: string, called: string, act: Item) =>
  (call: Call): JsonObject => {
    const partner = partnerOf(call);
    const items = Array.isArray(call.body[list]) ? call.body[list].filter(isJsonObject) : [];
    if (items.length === 0) throw refuse('INVALID_ARGUMENT', `${list} is required.`);
    const results = items.map((item) => resultOf(called, item, act(call, partner, item)));
    const operation = {
      name: `operations/apibatchoperation/${call.state.nextId()}`,
      partner: partner.id,
      createdAt: call.context.now,
      items: inRequestOrder(call.context, results),
      succeeded: results.filter(({ result }) => result.status === 'SINGLE_DEVICE_STATUS_SUCCESS').length,
    };
    call.state.operations.set(operation.name, operation);
    // a caller that is answered at once has nothing to wait for: the first answer is of an operation under way
    return { name: operation.name };
  };

export const claimDevices = batch('claims', 'claim', claimItem);
export const unclaimDevices = batch('unclaims', 'unclaim', unclaimItem);
export const updateMetadata = batch('updates', 'updateMetadata', updateItem);

function resultOf(called: string, item: JsonObject, outcome: ItemResult) {
  const result: JsonObject =
    outcome.kind === 'done'
      ? { status: 'SINGLE_DEVICE_STATUS_SUCCESS', deviceId: outcome.device.id }
      : { status: outcome.status, errorIdentifier: outcome.status, errorMessage: outcome.message };
  return { [called]: item, result };
}

/** operations.get */
export function getOperation(call: Call): JsonObject {
  const operation = call.state.operations.get(`operations/${call.names[0]}`);
  if (operation === undefined || operation.partner !== call.account.partner)
    throw refuse('NOT_FOUND', 'Requested entity was not found: operation');
  return shownOperation(operation);
}

function shownOperation({ name, items, succeeded }: Operation): JsonObject {
  return {
    name,
    done: true,
    metadata: {
      devicesCount: items.length,
      processingStatus: 'BATCH_PROCESS_PROCESSED',
      progress: 100,
    },
    response: { perDeviceStatus: items, successCount: succeeded },
  };
}
