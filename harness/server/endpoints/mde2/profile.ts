import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { AuthPolicy, RequestSecurityToken, SecurityHeader } from '../../../../protocol/mde2/messages.js';
import type { DmClientSetting } from '../../../../protocol/mde2/provisioning-document.js';
import type { EnrollmentAttempt } from '../../domain/admission.js';
import type { JoinedHardware } from '../../domain/directory-devices.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';

/** Who shows a token, as far as the token tells. */
export interface Caller {
  readonly upn?: string;
  /** The caller came by a token of the directory. */
  readonly directory?: boolean;
  /** What enrolls the PC in place of a person: a provisioning package, or Autopilot. */
  readonly userless?: 'package' | 'autopilot' | 'policy';
  /** Nobody was there to answer terms of use. */
  readonly silent?: boolean;
  /** Configuration Manager manages the PC already. */
  readonly configurationManager?: boolean;
  /** Serial number of a PC that Autopilot knows. */
  readonly autopilotSerial?: string;
  /** A PC that nobody registered and that comes by device preparation. */
  readonly newPc?: JoinedHardware;
  /** The enrollment that was issued for this caller, where one was. */
  readonly issued?: IssuedEnrollment;
  /** The token that was shown, where the server keeps one; it is used up by the enrollment. */
  readonly token?: IssuedEnrollment;
}

/** What is kept of a device once it is admitted. */
export interface AdmittedDevice {
  /** `Full` or `Device`: decides the certificate store. */
  readonly enrollmentType?: string;
  readonly detail: JsonObject;
  /** DMClient settings below the provider. */
  readonly settings: readonly DmClientSetting[];
}

/**
 * How one kind of device enrolls over MS-WSTEP. Which profile serves a request is told by the DeviceType of Discover and of the context
 * items, so that platforms share one enrollment service.
 */
export interface EnrollmentProfile {
  /** DeviceType values, compared without regard to case. */
  readonly deviceTypes: readonly string[];
  /** What discovery asks these devices for. */
  authPolicy(tenant: Tenant): AuthPolicy;
  /** Checks the token; undefined when it is not accepted. */
  authenticate(tenant: Tenant, security: SecurityHeader): Caller | undefined;
  /** What admission is asked; undefined when context items that name the device are missing. */
  attempt(tenant: Tenant, request: RequestSecurityToken, caller: Caller): EnrollmentAttempt | undefined;
  describe(tenant: Tenant, request: RequestSecurityToken, caller: Caller): AdmittedDevice;
}

/** The profile of a DeviceType; devices that name none, or an unknown one, are taken for the first. */
export function profileFor(profiles: readonly EnrollmentProfile[], deviceType: string | undefined): EnrollmentProfile {
  const wanted = deviceType?.toLowerCase();
  const found = profiles.find(({ deviceTypes }) => deviceTypes.some((type) => type.toLowerCase() === wanted));
  const first = found ?? profiles[0];
  if (first === undefined) throw new Error('an enrollment endpoint needs at least one profile');
  return first;
}
