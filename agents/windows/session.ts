import { thumbprint } from '../../protocol/mde2/provisioning-document.js';
import type { AgentWorld, WakeReason } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { SessionRequest } from '../omadm/session-request.js';
import { speaksAs } from './account-rules.js';
import { rootsOfSessions } from './csp/trusted-roots.js';
import { windowsTree } from './csp/windows-tree.js';
import { preparationAlerts } from './device-preparation/alert.js';
import { isBeingPrepared, preparationFacts } from './device-preparation/facts.js';
import { pageNodes } from './device-preparation/page.js';
import { nobodyIsSignedIn } from './device-preparation/person-rules.js';
import { type WindowsHabits, windowsHabits } from './habits.js';
import { messageSeal } from './message-seal.js';
import { messageSigner } from './message-signature.js';
import type { TpmState } from './recovery-rules.js';
import { sessionHeaders, sessionUrl } from './request-headers.js';
import { stateOf } from './state.js';
import { pageFacts } from './status-page/facts.js';
import { scopesDone } from './status-page/page.js';

/** Everything a management session of this PC starts from; undefined while nobody manages it. */
export function sessionRequest(
  record: DeviceRecord,
  world: AgentWorld,
  reason: WakeReason,
): SessionRequest | undefined {
  const { managementUrl, account, tree, deviceId, deviceName, hardwareId, provisioning } = stateOf(record);
  const { certificate, privateKey, anchors = [], serial } = record;
  if (managementUrl === undefined || certificate === undefined || privateKey === undefined) return undefined;
  const { model, transport, random, rules, clock, signal } = world;
  const { management, locale, osEdition, deviceType } = windowsHabits(model);
  const context = { now: clock.now(), rules };
  const page = pageFacts(record, model.osVersion);
  const prepared = preparationFacts(record, model);
  const signedIn = reason !== 'boot' && !nobodyIsSignedIn(context, isBeingPrepared(record));
  const encoding = management.encoding ?? account?.encoding;
  const sign = messageSigner(context, record);
  const seal = messageSeal(context, record, random.fork('seal'));
  const der = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
  return {
    transport,
    url: managementUrl,
    postTo: sessionUrl(context, managementUrl, signedIn),
    ...(encoding && { encoding }),
    ...(sign && { sign }),
    ...(seal && { seal }),
    ...(account?.protocol && { protocol: account.protocol }),
    ...(account?.retriesOlder && { retriesOlder: true }),
    ...(account && { credentials: account.credentials }),
    clientCertificate: { chain: [der(certificate)], privateKey: der(privateKey) },
    anchors: [...anchors.map(der), ...rootsOfSessions(context, tree)],
    identity: {
      deviceId: speaksAs(context, deviceId, hardwareId, account?.hardwareId === true),
      manufacturer: model.manufacturer,
      model: model.product,
      osVersion: model.osVersion,
      language: locale,
      deviceName,
      serial,
      dmVersion: management.dmVersion,
      more: {
        hwDevId: hardwareId,
        thumbprint: thumbprint(der(certificate)),
        osPlatform: `Windows ${model.osBuild}`,
        processorArchitecture: '9',
        osEdition: String(osEdition),
        deviceType,
        installations: { ...provisioning?.installations },
        syncDone: page === undefined ? [] : scopesDone(context, page),
        devicePreparation: pageNodes(context, tree, prepared),
        tpm: tpmOf(windowsHabits(model)),
      },
    },
    habits: {
      userAgent: management.userAgent,
      headers: {
        'MS-CV': correlationVector(world),
        ...sessionHeaders(context, stateOf(record), reason),
        ...management.headers,
      },
      firstCmdId: management.firstCmdId,
      ...(management.maxMsgSize !== undefined && { maxMsgSize: management.maxMsgSize }),
      ...(management.pieces && { pieces: management.pieces }),
      loginStatus: signedIn ? 'user' : 'none',
    },
    schema: windowsTree,
    tree,
    userSignedIn: signedIn,
    reason,
    alerts: preparationAlerts(context, prepared?.run, model.osVersion),
    random: random.fork('session'),
    rules,
    now: clock.now(),
    ...(signal && { signal }),
  };
}

/** What the recovery of a certificate asks of the TPM. */
const tpmOf = ({ tpm, tpmState }: WindowsHabits): TpmState => ({ present: tpm, ...tpmState });

/** Sixteen characters of base64 and a counter (Correlation Vector 2.0 §3). */
function correlationVector({ random }: AgentWorld): string {
  return `${Buffer.from(random.fork('correlation').bytes(12)).toString('base64')}.0`;
}
