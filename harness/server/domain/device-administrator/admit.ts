import type { TenantContext } from '../../tenant.js';
import type { Admission, EnrollmentAttempt } from '../admission.js';
import { mdmAuthority } from '../mdm-authority.js';
import { administratorIsOn, takesSituation } from './rules.js';
import { deviceAdministrator } from './settings.js';
import { situationIn } from './situation.js';

/** Judges a device that comes by device administrator: the setting, the authority, and where the device is used. */
export function admitAdministrator(context: TenantContext, { method, detail }: EnrollmentAttempt): Admission {
  if (!method.startsWith('android-da')) return { kind: 'admitted' };
  const { enabled } = deviceAdministrator(context.state);
  const authority = mdmAuthority(context.state).chosen;
  if (!administratorIsOn(context, { enabled, authority }))
    return refused('Devices are not managed by device administrator here.');
  if (!takesSituation(context, situationIn(detail))) return refused('Device administrator is not for this device.');
  return { kind: 'admitted' };
}

function refused(message: string): Admission {
  return { kind: 'refused', reason: 'prerequisite-missing', message };
}
