import type { Json } from '../../../protocol/base/vocabulary.js';
import { parseCertificate } from '../../../protocol/pki/certificate.js';
import { commonName } from '../../../protocol/pki/name.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { declarativeState } from './channel.js';
import { assetsNamed } from './references.js';
import type { StatusItem } from './status-items.js';

function inForce(device: AppleDevice, type: string): readonly StoredDeclaration[] {
  const { declarations = [], active = [] } = declarativeState(device) ?? {};
  return declarations.filter((one) => one.type === type && active.includes(one.identifier));
}

/** A certificate or identity that a declaration brought (declarative/status/security.certificate.list.yaml). */
function certificateEntry({ identifier, outcome }: StoredDeclaration): readonly Json[] {
  const { certificate, isIdentity = false } = outcome ?? {};
  if (certificate === undefined) return [];
  const { subject } = parseCertificate(new Uint8Array(Buffer.from(certificate, 'base64')));
  const facts = { 'subject-summary': commonName(subject) ?? '', 'is-identity': isIdentity, data: certificate };
  return [{ identifier, 'declaration-identifier': identifier, ...facts }];
}

/** Tasks that a declaration brought (declarative/status/services.background-task.yaml). */
function taskEntry(device: AppleDevice, one: StoredDeclaration): Json {
  const [asset] = assetsNamed(one);
  const { TaskType } = one.payload;
  const token = declarativeState(device)?.declarations.find(({ identifier }) => identifier === asset?.identifier);
  return {
    identifier: one.identifier,
    uid: 0,
    path: `/var/db/com.apple.xpc.launchd/${String(TaskType)}`,
    state: 'enabled',
    type: 'daemon',
    launchd: {
      label: String(TaskType),
      program: String(TaskType),
      checksum: token?.serverToken ?? '',
      'device-management': {
        'configuration-identifier': one.identifier,
        'asset-identifier': asset?.identifier ?? '',
        'asset-server-token': token?.serverToken ?? '',
      },
    },
  };
}

/** Groups of which a connection is nowhere declared (declarative/status/screensharing.connection.group.unresolved-connection.yaml). */
function unresolvedGroups(device: AppleDevice): readonly Json[] {
  const known = inForce(device, 'com.apple.configuration.screensharing.connection').map(
    ({ payload }) => payload.ConnectionUUID,
  );
  return inForce(device, 'com.apple.configuration.screensharing.connection.group').flatMap(({ payload }) => {
    const members = Array.isArray(payload.Members) ? (payload.Members as readonly Json[]) : [];
    const lost = members.filter((member) => !known.includes(member));
    if (lost.length === 0) return [];
    return [{ identifier: String(payload.ConnectionGroupUUID), unresolved_connections: lost }];
  });
}

export const serviceLists: Readonly<Record<string, StatusItem>> = {
  'security.certificate.list': (device) =>
    [
      ...inForce(device, 'com.apple.configuration.security.certificate'),
      ...inForce(device, 'com.apple.configuration.security.identity'),
    ].flatMap(certificateEntry),
  'services.background-task': (device) =>
    inForce(device, 'com.apple.configuration.services.background-tasks').map((one) => taskEntry(device, one)),
  'screensharing.connection.group.unresolved-connection': (device) => [...unresolvedGroups(device)],
};
