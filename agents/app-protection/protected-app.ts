import {
  type ProtectionPolicy,
  type ProtectionQuestion,
  protectionPath,
  readAnswer,
} from '../../protocol/app-protection/messages.js';
import type { AgentWorld, DeedOutcome } from '../device/agent.js';

/** An app on a device that holds data of an organisation, and what it enforces since its user signed in. */
export type ProtectedApp = {
  readonly app: string;
  readonly place: ProtectionQuestion['place'];
  readonly upn: string;
  readonly policy?: ProtectionPolicy;
};

/** How a sign-in to an app ended: for the person, and what the device keeps of it. */
export interface AppSignIn {
  readonly outcome: DeedOutcome;
  readonly app?: ProtectedApp;
}

/**
 * Somebody opens an app and signs in with a work account. The app finds the service by the domain of the account, whether its device is managed or not,
 * and enforces from then on what the answer says (Microsoft: "App protection policies overview").
 */
export async function signInToApp(
  { transport, signal }: Pick<AgentWorld, 'transport' | 'signal'>,
  question: ProtectionQuestion,
): Promise<AppSignIn> {
  const domain = question.username.slice(question.username.lastIndexOf('@') + 1);
  const response = await transport.send({
    step: 'AppProtection',
    method: 'POST',
    url: `https://protection.${domain}${protectionPath}`,
    headers: { 'Content-Type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(question)),
    ...(signal && { signal }),
  });
  const text = Buffer.from(response.body).toString('utf8');
  if (response.status !== 200)
    return { outcome: { kind: 'refused', code: String(response.status), message: text.slice(0, 200) } };
  const { app, place, username } = question;
  return { outcome: { kind: 'done' }, app: { app, place, upn: username, ...readAnswer(response.body) } };
}

/** The apps of a device with this one in the place of its former self. */
export function withProtectedApp(apps: readonly ProtectedApp[] | undefined, app: ProtectedApp): ProtectedApp[] {
  return [...(apps ?? []).filter((one) => one.app !== app.app || one.place !== app.place), app];
}
