import { writeBase64 } from '../../../../protocol/base/base64.js';
import type { Json, JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import { contextValue } from '../../../../protocol/mde2/context-items.js';
import type { RequestSecurityToken } from '../../../../protocol/mde2/messages.js';
import { osEditions } from '../../../../protocol/mde2/os-editions.table.js';
import type { DmClientSetting } from '../../../../protocol/mde2/provisioning-document.js';
import { securityModes } from '../../../../protocol/syncml/sealed-message.js';
import { belongsToUser, ownershipOf } from '../../domain/autopilot/rules.js';
import { ownershipOfPrepared } from '../../domain/corporate-identifiers.js';
import { beginPreparation } from '../../domain/device-preparation/begin.js';
import { managementSession } from '../../domain/management-settings.js';
import { managedBy } from '../../domain/on-premises.js';
import { recordFacts } from '../../domain/windows-records.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Tenant } from '../../tenant.js';
import { pushSettings } from '../omadm/push/push.js';
import { enterpriseId } from './account-rules.js';
import { providerId } from './addresses.js';
import { judgeAttestation } from './attestation.js';
import { preparationMethod, withJoinedPc } from './joined-pc.js';
import { pollSettings } from './poll-rules.js';
import type { Caller, EnrollmentProfile } from './profile.js';
import { windowsCaller } from './windows-caller.js';

/** PCs, however their users sign in (MS-MDE2 §3.2, §3.3.4.1.1.1). */
export const windowsProfile: EnrollmentProfile = {
  deviceTypes: ['CIMClient_Windows', 'WindowsPhone', 'WindowsHandheld'],
  authPolicy: ({ state }) => windowsEnrollment(state).authPolicy,

  authenticate: windowsCaller,

  attempt(tenant, request, known) {
    const { contextItems } = request;
    const caller = withJoinedPc(tenant, known, request);
    const enrollmentId = contextValue(contextItems, 'DeviceID');
    const osVersion = contextValue(contextItems, 'OSVersion');
    if (enrollmentId === undefined || !deviceIdShape.test(enrollmentId)) return undefined;
    const { autopilotSerial, newPc } = caller;
    const upn =
      autopilotSerial === undefined || belongsToUser(tenant.context(), 'user-driven') ? caller.upn : undefined;
    return {
      platform: 'windows',
      method: methodOf(caller, contextValue(contextItems, 'OSEdition')),
      enrollmentId,
      ...(upn && { upn }),
      ...(osVersion && { osVersion }),
      ...(autopilotSerial !== undefined && { serial: autopilotSerial }),
      ...(newPc && { serial: newPc.serial, manufacturer: newPc.manufacturer, model: newPc.model }),
      detail: reported(request),
    };
  },

  describe(tenant, request, known) {
    const caller = withJoinedPc(tenant, known, request);
    const { upn, autopilotSerial } = caller;
    const method = methodOf(caller, contextValue(request.contextItems, 'OSEdition'));
    const deviceType = contextValue(request.contextItems, 'DeviceType') ?? '';
    const enrollmentType = contextValue(request.contextItems, 'EnrollmentType');
    const autopilot = autopilotSerial !== undefined && {
      autopilotSerial,
      firstRun: true,
      ownership: ownershipOf(tenant.context()),
    };
    return {
      ...(enrollmentType && { enrollmentType }),
      detail: {
        providerId,
        ...reported(request),
        attestation: judgeAttestation(tenant, request),
        ...recordFacts(tenant.context(), method, deviceType),
        managedBy: managedBy(tenant.context(), method === 'windows-comanagement'),
        ...securityDetail(tenant),
        ...autopilot,
        ...preparedDetail(tenant, request, caller),
      },
      settings: [
        ...enterpriseId(tenant.context(), tenant.random.uuid().toUpperCase()),
        ...(upn ? [{ path: 'UPN', value: upn, datatype: 'string' }] : []),
        ...pollSettings(tenant.context(), windowsEnrollment(tenant.state).pollSchedule),
        { path: 'Poll/PollOnLogin', value: 'true', datatype: 'boolean' },
        ...pushSettings(tenant),
        ...signingSettings(tenant),
        ...securitySettings(tenant),
      ],
    };
  },
};

/** Whether messages are to be signed (DMClient CSP, RequireMessageSigning). */
const signingSettings = ({ state }: Tenant): readonly DmClientSetting[] =>
  managementSession(state).messageSigning
    ? [{ path: 'RequireMessageSigning', value: 'true', datatype: 'boolean' }]
    : [];

/** How messages are to be wrapped, and for whom (DMClient CSP, EnhancedAppLayerSecurity). */
function securitySettings({ ca, state }: Tenant): readonly DmClientSetting[] {
  const { messageSecurity } = managementSession(state);
  if (messageSecurity === 'none') return [];
  const [node, mode] = ['EnhancedAppLayerSecurity', securityModes.indexOf(messageSecurity)];
  return [
    { path: `${node}/SecurityMode`, value: String(mode), datatype: 'integer' },
    { path: `${node}/Cert0`, value: writeBase64(ca.certificate), datatype: 'string' },
  ];
}

/** What is kept of it, for it holds as long as this PC has not been told otherwise. */
function securityDetail({ state }: Tenant): JsonObject {
  const { messageSecurity } = managementSession(state);
  return messageSecurity === 'none' ? {} : { messageSecurity };
}

/** OSEdition of Windows IoT Core (MS-MDE2 §2.2.9.6). */
const iotCore = '123';

/** What is kept of a PC that nobody registered: whose it is, and its deployment. */
function preparedDetail(tenant: Tenant, { contextItems }: RequestSecurityToken, { upn, newPc }: Caller): JsonObject {
  if (newPc === undefined || upn === undefined) return {};
  const osVersion = contextValue(contextItems, 'OSVersion') ?? '';
  return {
    directoryDeviceId: newPc.directoryId,
    ownership: ownershipOfPrepared(tenant.context(), newPc),
    ...beginPreparation(tenant, { upn, serial: newPc.serial, osVersion }),
  };
}

function methodOf(caller: Caller, edition: string | undefined): Method {
  const { userless, directory, configurationManager, issued, autopilotSerial } = caller;
  if (issued?.method === preparationMethod && autopilotSerial !== undefined) return 'windows-autopilot-user-driven';
  if (issued !== undefined) return issued.method;
  if (userless === 'policy') return configurationManager === true ? 'windows-comanagement' : 'windows-gpo';
  if (userless === 'package') return edition === iotCore ? 'windows-iot-core' : 'windows-bulk';
  if (userless === 'autopilot') return 'windows-autopilot-self-deploying';
  return directory ? 'windows-aad-join' : 'windows-byod';
}

/** 32 hexadecimal digits in practice; other clients send GUIDs. It becomes a common name and part of addresses. */
const deviceIdShape = /^[\w-]{8,64}$/;

/** What the device says of itself, for the administrator. */
function reported({ contextItems }: RequestSecurityToken): Record<string, Json> {
  const edition = contextValue(contextItems, 'OSEdition');
  const facts = {
    deviceName: contextValue(contextItems, 'DeviceName'),
    osEdition: edition,
    edition: edition && (osEditions[Number(edition)] ?? edition),
    applicationVersion: contextValue(contextItems, 'ApplicationVersion'),
    enrollmentType: contextValue(contextItems, 'EnrollmentType'),
    hardwareId: contextValue(contextItems, 'HWDevID'),
    locale: contextValue(contextItems, 'Locale'),
  };
  const known = Object.entries(facts).filter((entry): entry is [string, string] => !!entry[1]);
  const firstRun = contextValue(contextItems, 'NotInOobe')?.toLowerCase() === 'false';
  return { ...Object.fromEntries(known), ...(firstRun && { firstRun }) };
}
