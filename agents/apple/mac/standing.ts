import type { AppleDevice } from '../device.js';
import { cameByAde } from './mac-state.js';
import { approvalSupervises, isUserApproved, kernelExtensionsManaged, type MacFacts } from './rules.js';

/** Whether the Mac is under management that its user approved. */
export function isApproved(device: AppleDevice): boolean {
  const managed = device.state.mdm !== undefined && !device.userEnrolled;
  return managed && isUserApproved(device.rules, device.habits.scripted, cameByAde(device));
}

/** Whether management makes the Mac supervised: by the approval of its user (Apple Platform Deployment, "About device supervision"). */
export function isSupervisedByApproval(device: AppleDevice): boolean {
  return isApproved(device) && approvalSupervises(device.rules, device.osVersion);
}

export function macFactsOf(device: AppleDevice): MacFacts {
  return { osVersion: device.osVersion, supervised: device.supervised, ade: cameByAde(device) };
}

/** Whether policies for kernel extensions hold on this Mac. */
export function managesKernelExtensions(device: AppleDevice): boolean {
  return kernelExtensionsManaged(device.rules, macFactsOf(device), device.state.mac?.reducedSecurity === true);
}
