import { alertTypes } from '../../../protocol/syncml/alerts.table.js';
import { Alert } from '../../../protocol/syncml/messages.js';
import type { AgentWorld } from '../../device/agent.js';
import { type Person, willingPerson } from '../../person/person.js';
import { directoryOfDomain } from '../company-portal-app.js';
import { findDirectory, redeemCode, signIn } from '../directory-join.js';

/** Who signs in, as a deed names them. */
export interface Credentials {
  readonly upn: string;
  readonly password: string;
}

export const personOf = ({ upn, password }: Credentials): Person => willingPerson(upn, upn, password);

/** A token of the directory for somebody who signs in at the PC. Throws EnrollmentRefused, EnrollmentAbandoned. */
export async function tokenOf(world: AgentWorld, credentials: Credentials): Promise<string> {
  const directory = await findDirectory(world, directoryOfDomain(credentials.upn));
  const code = await signIn(world, directory.authorization_endpoint, personOf(credentials));
  return redeemCode(world, directory.token_endpoint, { code });
}

/** Whose session it is: a client event of package 1 (Learn, "Azure AD integration with MDM", user token in a session). */
export const userTokenAlert = (token: string): Omit<Alert, 'cmdId'> =>
  Alert.create({ cmdId: '', data: '1224', items: [{ meta: { type: alertTypes.userToken }, data: token }] });
