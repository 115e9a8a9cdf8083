import type { AppleDevice } from '../device.js';
import type { MachineFile } from './mac-state.js';
import { needsMachineFile, readsMachineFile } from './rules.js';

/** What a computer says of its hardware; a virtual one that nobody gave a serial number has none. */
export interface Hardware {
  readonly serial?: string;
  readonly product: string;
}

/**
 * Serial number and model identifier. A virtual Mac on an Intel host has those of its file (VMware Fusion: `serialNumber` and `hw.model`), one on
 * Apple silicon has its own (learn.microsoft.com, "Set up macOS virtual machines for testing in Intune").
 */
export function hardwareOf({ habits, rules, record, state, world }: AppleDevice): Hardware {
  const { product } = world.model;
  const made = habits.virtualMachine && needsMachineFile(rules, habits.appleSilicon);
  if (!made) return { serial: record.serial, product };
  return { product, ...readsMachineFile(rules, state.mac?.machine ?? {}) };
}

/** The two lines of a .vmx file that name the hardware. */
export function readMachineFile(text: string): MachineFile {
  const [serial, product] = ['serialNumber', 'hw.model'].map((key) => lineOf(text, key));
  return { ...(serial !== undefined && { serial }), ...(product !== undefined && { product }) };
}

function lineOf(text: string, key: string): string | undefined {
  const line = text.split('\n').find((candidate) => candidate.split('=')[0]?.trim() === key);
  return line === undefined ? undefined : /"([^"]*)"/.exec(line)?.[1];
}
