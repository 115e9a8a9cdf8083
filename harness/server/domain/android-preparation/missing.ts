import type { Method } from '../../../../protocol/base/vocabulary.js';
import { enterpriseIsOffered } from '../../clouds/play/rules.js';
import type { TenantContext } from '../../tenant.js';
import { isDedicated, missingForDedicated } from '../dedicated/rules.js';
import { isAndroidEnterprise, isConnected } from '../managed-play/binding.js';
import { needsConnection } from '../managed-play/rules.js';
import { mdmAuthority } from '../mdm-authority.js';
import { missingForCorporateProfile, missingForFullyManaged, type Preparation, switchOpens } from './rules.js';
import { organization, userDevicesAllowed } from './settings.js';

/** What the organisation still has to do before devices of this method enroll, by name. */
export function missingForAndroid(context: TenantContext, method: Method): readonly string[] {
  const { country } = organization(context.state);
  const offered = !isAndroidEnterprise(method) || enterpriseIsOffered(context, country);
  return offered ? unprepared(context, method) : ['another country, for Google does not offer it here'];
}

function unprepared(context: TenantContext, method: Method): readonly string[] {
  const { state } = context;
  const done: Preparation = {
    authority: mdmAuthority(state).chosen,
    managedPlay: isConnected(state),
    userDevices: method !== 'android-fully-managed' || switchOpens(context, userDevicesAllowed(state)),
  };
  if (method === 'android-fully-managed') return missingForFullyManaged(context, done);
  if (method === 'android-cope') return missingForCorporateProfile(context, done);
  if (isDedicated(method)) return missingForDedicated(context, done);
  return needsConnection(context, method) && !done.managedPlay ? ['a connection to managed Google Play'] : [];
}
