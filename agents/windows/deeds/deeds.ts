import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type Alert, Alert as AlertMessage } from '../../../protocol/syncml/messages.js';
import type { AgentWorld, DeedOutcome } from '../../device/agent.js';
import type { TransportResponse } from '../../device/transport.js';
import { directoryOfDomain } from '../company-portal-app.js';
import { EnrollmentAbandoned, EnrollmentRefused } from '../refused.js';
import { askPortal, visitSite } from './company-portal.js';
import { runScripts } from './scripts.js';
import { type Credentials, tokenOf, userTokenAlert } from './sign-in.js';

/** What a deed needs of the PC. */
export interface DeedPlace {
  readonly world: AgentWorld;
  readonly deviceId: string;
  readonly deviceName: string;
  /** The status page has not ended. */
  readonly pageIsThere: boolean;
  /** Address of management sessions. */
  readonly managementUrl: string;
  /** Somebody is at the PC from here on; a session follows. */
  readonly useAs: (upn: string, alerts: readonly Omit<Alert, 'cmdId'>[]) => Promise<void>;
}

type Deed = (place: DeedPlace, token: string, details: JsonObject) => Promise<DeedOutcome>;

const upnIn = ({ upn }: JsonObject): string => String(upn ?? '');

const deeds: Readonly<Record<string, Deed>> = {
  'sign-in': async ({ useAs }, token, details) => {
    await useAs(upnIn(details), [userTokenAlert(token)]);
    return { kind: 'done' };
  },

  'company-portal': async ({ world, deviceId, managementUrl, useAs }, token, details) => {
    const url = new URL('/companyportal/windows', managementUrl).href;
    const [action, app] = [String(details.action), String(details.app ?? '')];
    const answer = await askPortal(world, { url, token, deviceId, action, app });
    if (answer.status === 200) await useAs(upnIn(details), [userTokenAlert(token)]);
    return outcomeOf(answer);
  },

  'open-resource': async ({ world, deviceName }, token, details) => {
    const url = directoryOfDomain(upnIn(details)).replace('.well-known/openid-configuration', 'resource');
    const body = new TextEncoder().encode(new URLSearchParams({ device: deviceName }).toString());
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: `Bearer ${token}` };
    return outcomeOf(await world.transport.send({ step: 'Resource', method: 'POST', url, headers, body }));
  },

  'raise-alert': async ({ useAs }, _token, details) => {
    await useAs(upnIn(details), [genericAlert(details)]);
    return { kind: 'done' };
  },

  'run-scripts': async ({ world, ...place }, token) => {
    await runScripts(world, { ...place, token });
    return { kind: 'done' };
  },

  'visit-site': async ({ world, managementUrl }, token, { browser }) => {
    const url = new URL('/companyportal/site', managementUrl).href;
    return outcomeOf(await visitSite(world, { url, token, browser: String(browser) }));
  },
};

/** An alert that a component of the PC raises (OMA-TS-DM_Protocol-V1_2, generic alert). */
const genericAlert = ({ type, mark, data }: JsonObject): Omit<Alert, 'cmdId'> =>
  AlertMessage.create({
    cmdId: '',
    data: '1226',
    items: [{ meta: { format: 'chr', type: String(type), mark: String(mark) }, data: String(data) }],
  });

function outcomeOf({ status, body }: TransportResponse): DeedOutcome {
  if (status === 200) return { kind: 'done' };
  return { kind: 'refused', code: String(status), message: Buffer.from(body).toString('utf8').trim() };
}

/** What somebody does at a PC, after they have signed in. A refusal is an outcome; throws RangeError on a deed that is not known. */
export async function doDeed(place: DeedPlace, name: string, details: JsonObject): Promise<DeedOutcome> {
  const deed = deeds[name];
  if (deed === undefined) throw new RangeError(`a PC knows ${Object.keys(deeds).join(', ')}, not "${name}"`);
  try {
    const token = await tokenOf(place.world, details as unknown as Credentials);
    return await deed(place, token, details);
  } catch (error) {
    if (error instanceof EnrollmentRefused)
      return { kind: 'refused', code: error.refusal.code, message: error.message };
    if (error instanceof EnrollmentAbandoned) return { kind: 'refused', code: error.step };
    throw error;
  }
}
