import type { Json } from '../../../protocol/base/vocabulary.js';
import type { Configuration } from '../../../protocol/headwind/messages.js';
import { readConfiguration } from '../../../protocol/headwind/read-configuration.js';
import type { AndroidDevice } from '../device.js';
import { judgeSettings } from '../judge-settings.js';
import { managementOf } from './rest.js';

/** Reads the data of a synchronization; what is no configuration is reported and changes nothing. */
export function configurationIn(device: AndroidDevice, data: Json): Configuration | undefined {
  const { message, findings } = readConfiguration(data);
  device.note(findings);
  return message;
}

/** The device takes the configuration whole, and another number with it. Applications and files count as there at once. */
export function configure(device: AndroidDevice, configuration: Configuration): void {
  const { newNumber, push, keepalive, kioskMode, applications, files } = configuration;
  const { keepalive: _before, ...management } = managementOf(device);
  const number = newNumber ?? management.number;
  const { restrictions, nonCompliance } = judgeSettings(device, configuration.restrictions);
  const configuredAt = device.world.clock.now();
  const told = { number, push, kioskMode, applications, files, restrictions, configuredAt };
  device.record = { ...device.record, enrollmentId: number };
  device.state = {
    ...device.state,
    nonCompliance,
    headwind: { ...management, ...told, ...(keepalive !== undefined && { keepalive }) },
  };
}
