import { encodeReturnToServiceAnswer } from '../../../../../protocol/apple/return-to-service.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../../../protocol/plist/json.js';
import type { DeviceState } from '../../../domain/state.js';
import type { EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { profileOfDevice } from '../../ade/session-start.js';
import { document } from '../responses.js';
import { completedErase } from './complete.js';
import { answersReturn } from './rules.js';

/** ReturnToService: the holder hands the device back, and asks by what it is to come again (mdm/checkin/returntoservice.yaml). */
export function answerReturnToService(tenant: Tenant, device: DeviceState): EndpointResponse {
  const Enabled = profileOfDevice(tenant, device)?.returnToService === true;
  const order = completedErase(tenant, device, { RequestType: 'EraseDevice', ReturnToService: { Enabled } });
  const wish = answersReturn(tenant.context(), order.ReturnToService as JsonObject);
  return document('application/xml; charset=utf-8', encodeReturnToServiceAnswer(dictFromJson(wish)));
}
