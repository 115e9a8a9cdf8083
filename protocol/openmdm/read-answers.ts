import { JsonMembers } from '../android/json-members.js';
import { type Decoded, Findings } from '../base/finding.js';
import type { JsonObject } from '../base/vocabulary.js';
import { wireProtocol } from './envelope.js';
import type { AgentCommand, Enrolled, HeartbeatAnswer, Policy } from './messages.js';

/** Reads the answer to an enrollment; undefined when it leaves the device without id or token. */
export function readEnrolled(data: JsonObject): Decoded<Enrolled | undefined> {
  const findings = new Findings();
  const members = new JsonMembers(data, findings, wireProtocol, 'data');
  const [deviceId, token] = [members.required('deviceId', 'string'), members.required('token', 'string')];
  const policy = policyIn(members, 'policy', findings);
  const push = new JsonMembers(members.optional('pushConfig', 'object') ?? {}, findings, wireProtocol, 'pushConfig');
  const mqttTopic = push.optional('mqttTopic', 'string');
  const enrolled = {
    serverUrl: members.optional('serverUrl', 'string') ?? '',
    push: {
      provider: push.optional('provider', 'string') ?? 'polling',
      pollingInterval: push.optional('pollingInterval', 'number') ?? 60,
      ...(mqttTopic !== undefined && { mqttTopic }),
    },
    ...(policy && { policy }),
  };
  const complete = deviceId !== undefined && token !== undefined;
  return { message: complete ? { deviceId, token, ...enrolled } : undefined, findings: findings.list };
}

export function readHeartbeatAnswer(data: JsonObject): Decoded<HeartbeatAnswer> {
  const findings = new Findings();
  const members = new JsonMembers(data, findings, wireProtocol, 'data');
  const policy = policyIn(members, 'policyUpdate', findings);
  const message = {
    commands: commandsIn(members, 'pendingCommands', findings),
    desiredState: members.optional('desiredState', 'object') ?? {},
    desiredStateVersion: members.optional('desiredStateVersion', 'number') ?? 0,
    ...(policy && { policy }),
  };
  return { message, findings: findings.list };
}

/** `GET /agent/config` */
export function readConfig(data: JsonObject): Decoded<Policy | undefined> {
  const findings = new Findings();
  const members = new JsonMembers(data, findings, wireProtocol, 'data');
  return { message: policyIn(members, 'policy', findings), findings: findings.list };
}

/** `GET /agent/commands/pending` */
export function readPending(data: JsonObject): Decoded<readonly AgentCommand[]> {
  const findings = new Findings();
  const members = new JsonMembers(data, findings, wireProtocol, 'data');
  members.required('commands', 'array');
  return { message: commandsIn(members, 'commands', findings), findings: findings.list };
}

/** A policy without settings would lift every restriction: it is reported and not taken. */
function policyIn(members: JsonMembers, key: string, findings: Findings): Policy | undefined {
  const object = members.optional(key, 'object');
  if (object === undefined) return undefined;
  const policy = new JsonMembers(object, findings, wireProtocol, key);
  const [id, settings] = [policy.required('id', 'string'), policy.required('settings', 'object')];
  const version = policy.optional('version', typeof object.version === 'string' ? 'string' : 'number');
  if (id === undefined || settings === undefined) return undefined;
  return { id, settings, version: Number(version ?? 0) || 0 };
}

function commandsIn(members: JsonMembers, key: string, findings: Findings): readonly AgentCommand[] {
  return members.objects(key).flatMap((object, index) => {
    const command = new JsonMembers(object, findings, wireProtocol, `${key}[${index}]`);
    const [id, type] = [command.required('id', 'string'), command.required('type', 'string')];
    const payload = command.optional('payload', 'object') ?? {};
    return id === undefined || type === undefined ? [] : [{ id, type, payload }];
  });
}
