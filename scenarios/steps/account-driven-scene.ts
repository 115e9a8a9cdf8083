import { sentMessage } from '../../harness/checks/apple.js';
import { enrollmentOutcome } from '../../harness/checks/enrollment.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { NewDevice, Scene, SceneDevice } from './scene.js';

const families: Readonly<Record<string, string>> = { ios: 'iPhone', ipados: 'iPad', macos: 'Mac' };

/** Enrolls with nothing but the holder's account. */
export async function enrollWithAccount(
  scene: Scene,
  person: string,
  model: string,
  method: Method,
  modelOverrides: JsonObject = {},
): Promise<void> {
  const wishes = { person, model, method, modelOverrides, options: { accountDriven: true } };
  await scene.enroll(await scene.newDevice(wishes));
}

export async function hasEnrolledWithAccount(
  scene: Scene,
  person: string,
  model: string,
  method: Method,
  more: Pick<NewDevice, 'modelOverrides'> = {},
): Promise<void> {
  await enrollWithAccount(scene, person, model, method, more.modelOverrides);
  await scene.expect(enrollmentOutcome, { outcome: 'accepted' });
}

/** Enters what is no account of the organisation's, under its domain. */
export async function enterAccount(scene: Scene, person: string, model: string, user: string): Promise<void> {
  const device = await scene.newDevice({ person, model, method: 'ios-user-enrollment' });
  const { platform, method = 'ios-user-enrollment' } = device.agent.evidence();
  device.entry = { platform, method, username: `${user}@${scene.target.domain}` };
  await scene.enroll(device);
}

/** `signIn=oauth, tokenMinutes=60, iPhone=mdm-adde`, added to what is set already. */
export async function setAccountDriven(scene: Scene, text: string): Promise<void> {
  const { admin } = scene.target;
  const before = await admin.readSettings('account-driven');
  const pairs = text.split(', ').map((pair) => pair.split('=') as [string, string]);
  const versions = Object.fromEntries(pairs.filter(([name]) => Object.values(families).includes(name)));
  const others = pairs
    .filter(([name]) => !(name in versions))
    .map(([name, value]) => [name, settingOf(value)] as const);
  const merged = { ...(before.versions as JsonObject | undefined), ...versions };
  await admin.putSettings('account-driven', { ...before, ...Object.fromEntries(others), versions: merged });
}

function settingOf(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** What discovery must have asked for the device's holder. */
export function expectedQuestion(scene: Scene): { account: string; domain: string; family: string } {
  const { person, agent, entry } = scene.device();
  const account = entry?.username ?? person.upn;
  return { account, domain: scene.target.domain, family: families[agent.evidence().platform] ?? '' };
}

/** Host names of services below the organisation's domain; `` is the domain itself. */
export function hostsOf(scene: Scene, services: string): readonly string[] {
  const { domain } = scene.target;
  return services.split(', ').map((service) => (service === 'the domain' ? domain : `${service}.${domain}`));
}

export async function requestWithToken(scene: Scene, token: string): Promise<void> {
  const device: SceneDevice = scene.device();
  scene.note(sentMessage, await device.agent.step('RequestProfile', { token }));
}

/** Asks the token endpoint once more for what it gave already, with some members changed. */
export async function askTokenAgain(scene: Scene, patch: JsonObject): Promise<void> {
  const exchange: Exchange = await scene.device().agent.step('Token', patch);
  scene.note(sentMessage, exchange);
}

/** The refresh token that came with the first access token. */
export async function showFirstRefreshToken(scene: Scene): Promise<void> {
  const first = scene
    .device()
    .agent.evidence()
    .exchanges.find(({ step }) => step === 'Token');
  const tokens = JSON.parse(Buffer.from(first?.response?.body ?? '{}').toString('utf8')) as JsonObject;
  await askTokenAgain(scene, { grant_type: 'refresh_token', refresh_token: String(tokens.refresh_token) });
}
