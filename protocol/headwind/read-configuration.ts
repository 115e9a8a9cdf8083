import { JsonMembers } from '../android/json-members.js';
import { describeJson, isJsonObject } from '../android/read-json.js';
import { type Decoded, Findings } from '../base/finding.js';
import type { Json, JsonObject } from '../base/vocabulary.js';
import type { Configuration, InstalledApplication, PushOptions, RemoteFile } from './messages.js';
import { restSection } from './read-answer.js';
import { restrictingSettings } from './restricting-settings.table.js';

const pushOptions: readonly PushOptions[] = ['mqttWorker', 'mqttAlarm', 'polling'];

/** Reads the data of a synchronization; undefined when they are no configuration. Members of a wrong type are as good as absent. */
export function readConfiguration(data: Json): Decoded<Configuration | undefined> {
  const findings = new Findings();
  if (!isJsonObject(data)) {
    findings.add({ expected: 'object', received: describeJson(data), section: restSection, place: 'data' });
    return { message: undefined, findings: findings.list };
  }
  const members = new JsonMembers(data, findings, restSection, 'data');
  const [newNumber, newServerUrl] = [
    members.optional('newNumber', 'string'),
    members.optional('newServerUrl', 'string'),
  ];
  const [keepalive, mainApp] = [members.optional('keepaliveTime', 'number'), members.optional('mainApp', 'string')];
  const message: Configuration = {
    push: pushIn(members, findings),
    kioskMode: members.optional('kioskMode', 'boolean') ?? false,
    factoryReset: members.optional('factoryReset', 'boolean') ?? false,
    reboot: members.optional('reboot', 'boolean') ?? false,
    applications: applicationsIn(members, findings),
    files: filesIn(members, findings),
    restrictions: restrictionsIn(data, members),
    ...(newNumber !== undefined && { newNumber }),
    ...(newServerUrl !== undefined && { newServerUrl }),
    ...(keepalive !== undefined && { keepalive }),
    ...(mainApp !== undefined && { mainApp }),
  };
  return { message, findings: findings.list };
}

function pushIn(members: JsonMembers, findings: Findings): PushOptions {
  const said = members.optional('pushOptions', 'string');
  const known = pushOptions.find((each) => each === said);
  if (said !== undefined && known === undefined)
    findings.warn({
      expected: pushOptions.join(', '),
      received: said,
      section: restSection,
      place: 'data.pushOptions',
    });
  return known ?? 'polling';
}

function applicationsIn(members: JsonMembers, findings: Findings): readonly InstalledApplication[] {
  return members.objects('applications').flatMap((object, index) => {
    const application = new JsonMembers(object, findings, restSection, `data.applications[${index}]`);
    const pkg = application.required('pkg', 'string');
    if (pkg === undefined || application.optional('remove', 'boolean') === true) return [];
    return [{ pkg, version: application.optional('version', 'string') ?? '0' }];
  });
}

function filesIn(members: JsonMembers, findings: Findings): readonly RemoteFile[] {
  return members.objects('files').flatMap((object, index) => {
    const file = new JsonMembers(object, findings, restSection, `data.files[${index}]`);
    const path = file.required('path', 'string');
    if (path === undefined || file.optional('remove', 'boolean') === true) return [];
    return [{ path, lastUpdate: file.optional('lastUpdate', 'number') ?? 0 }];
  });
}

/** The list of user restrictions that the administrator typed, and switches that amount to one. */
function restrictionsIn(data: JsonObject, members: JsonMembers): Configuration['restrictions'] {
  const typed = (members.optional('restrictions', 'string') ?? '').split(',').map((each) => each.trim());
  const switched = restrictingSettings.filter(({ setting, forbids }) => data[setting] === forbids);
  return [
    ...typed.filter((each) => each !== '').map((each) => ({ settingName: each, restriction: each })),
    ...switched.map(({ setting, restriction }) => ({ settingName: setting, restriction })),
  ];
}
