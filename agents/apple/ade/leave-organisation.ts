import type { DeedOutcome } from '../../device/agent.js';
import { erase } from '../commands/power.js';
import type { Deed } from '../deeds.js';

const refused = (message: string): DeedOutcome => ({ kind: 'refused', message });

/**
 * Leave Remote Management: who holds a device that Apple Configurator added takes it from the organisation while that has it provisionally, and it is erased
 * (Apple Configurator User Guide, "Add devices to Apple School Manager or Apple Business Manager"). The address is that of the simulated service.
 */
const leave: Deed = async ({ device }) => {
  const { activation } = device.state;
  if (activation === undefined) return refused("the device is no organisation's");
  const { transport, signal } = device.world;
  const url = `${activation.replace(/\/$/, '')}/${encodeURIComponent(device.record.serial)}`;
  const body = Buffer.from(JSON.stringify({ leave: true }));
  const headers = { 'Content-Type': 'application/json' };
  const send = { step: 'Leave', method: 'POST' as const, url, headers, body };
  const { status } = await transport.send({ ...send, ...(signal && { signal }) });
  if (status !== 200) return refused('the device stays with its organisation');
  erase(device);
  return { kind: 'done' };
};

/** What a holder does with a device that an organisation has on trial. */
export const leavingDeeds: Readonly<Record<string, Deed>> = { 'leave the organisation': leave };
