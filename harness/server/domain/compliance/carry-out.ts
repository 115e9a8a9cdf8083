import type { Tenant } from '../../tenant.js';
import { queueCommand } from '../devices.js';
import type { DeviceState } from '../state.js';
import type { ScheduledAction } from './actions.js';
import { mailText, messageTemplate } from './messages.js';
import { notificationTarget } from './rules.js';

/** Where a notification lands on a device that the Company Portal app manages. The node is ours. */
const notificationNode = './Device/Vendor/MSFT/CompanyPortal/Notification';

/** Does what a policy wants done to a device that does not comply. Marking it is a matter of time alone. */
export function carryOut(tenant: Tenant, device: DeviceState, policy: string, action: ScheduledAction): void {
  if (action.action === 'Send push notification to end user') notify(tenant, device, policy);
  if (action.action === 'Send email to end user') sendMail(tenant, device, action);
}

function notify(tenant: Tenant, device: DeviceState, policy: string): void {
  const target = notificationTarget(tenant.context());
  if (target === undefined) return;
  const id = tenant.random.uuid();
  const data = JSON.stringify({
    title: 'Update device settings',
    text: `${policy}: your device needs attention.`,
    target,
  });
  const payload = { verb: 'Replace', target: `${notificationNode}/${id}`, format: 'chr', data };
  queueCommand(device, { id, kind: `Replace ${notificationNode}/${id}`, payload }, tenant.clock.now());
}

function sendMail(tenant: Tenant, device: DeviceState, { template, additionalRecipients = [] }: ScheduledAction): void {
  if (device.upn === undefined || template === undefined) return;
  const message = messageTemplate(tenant.state, template);
  tenant.state.events.push({
    at: tenant.clock.now(),
    kind: 'mail-sent',
    upn: device.upn,
    device: device.id,
    detail: {
      template,
      to: [device.upn, ...additionalRecipients],
      subject: message.subject,
      body: mailText(tenant, message),
    },
  });
}
