import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { badBodies } from './amapi-bad-bodies.js';
import {
  ask,
  askDevice,
  createEnterprise,
  deviceName,
  type EmmScene,
  issue,
  makeToken,
  pullNotifications,
  signUp,
  withMessages,
} from './amapi-scene.js';

/** What an EMM asks of Google, in words. */
export type Deed = (emm: EmmScene) => Promise<unknown>;

const tokenWith =
  (wishes: JsonObject): Deed =>
  (emm) =>
    makeToken(emm, wishes);
const command =
  (body: JsonObject): Deed =>
  (emm) =>
    issue(emm, body);
const patchPolicy =
  (body: JsonObject, query = ''): Deed =>
  (emm) =>
    ask(emm, 'PATCH', `${emm.enterprise}/policies/default${query}`, body);
const policyVerb =
  (verb: string, body: JsonObject): Deed =>
  (emm) =>
    ask(emm, 'POST', `${emm.enterprise}/policies/default:${verb}`, body);
const patchDevice =
  (body: JsonObject, query = ''): Deed =>
  (emm) =>
    askDevice(emm, 'PATCH', query, body);
const read =
  (path: string): Deed =>
  (emm) =>
    ask(emm, 'GET', `${emm.enterprise}/${path}`);
const migrationToken =
  (more: JsonObject = {}): Deed =>
  async (emm) => {
    const given = {
      deviceId: 'd',
      userId: 'u',
      managementMode: 'FULLY_MANAGED',
      policy: `${emm.enterprise}/policies/default`,
    };
    const { json } = await ask(emm, 'POST', `${emm.enterprise}/migrationTokens`, { ...given, ...more });
    emm.made = String(json?.name);
  };

const secondsIn10000Years = 315_576_000_000;

const tokens: Readonly<Record<string, Deed>> = {
  'makes an enrollment token': tokenWith({}),
  'makes an enrollment token for one device': tokenWith({ oneTimeOnly: true }),
  'makes an enrollment token of 59 seconds': tokenWith({ duration: '59s' }),
  'makes an enrollment token of 1 minute': tokenWith({ duration: '60s' }),
  'makes an enrollment token of 2 hours': tokenWith({ duration: '7200s' }),
  'makes an enrollment token of 10000 years': tokenWith({ duration: `${secondsIn10000Years}s` }),
  'makes an enrollment token of more than 10000 years': tokenWith({ duration: `${secondsIn10000Years + 1}s` }),
  'makes an enrollment token with data of 1024 characters': tokenWith({ additionalData: 'x'.repeat(1_024) }),
  'makes an enrollment token with data of 1025 characters': tokenWith({ additionalData: 'x'.repeat(1_025) }),
  'makes an enrollment token with the data Zurich': tokenWith({ additionalData: 'Zurich' }),
  'makes an enrollment token for PERSONAL_USAGE_ALLOWED': tokenWith({ allowPersonalUsage: 'PERSONAL_USAGE_ALLOWED' }),
  'makes an enrollment token for PERSONAL_USAGE_DISALLOWED': tokenWith({
    allowPersonalUsage: 'PERSONAL_USAGE_DISALLOWED',
  }),
  'makes an enrollment token for PERSONAL_USAGE_DISALLOWED_USERLESS': tokenWith({
    allowPersonalUsage: 'PERSONAL_USAGE_DISALLOWED_USERLESS',
  }),
  'deletes the enrollment token': (emm) => ask(emm, 'DELETE', String(emm.token.name)),
  'lists its enrollment tokens': read('enrollmentTokens'),
  'makes a migration token': migrationToken(),
  'makes a migration token of 8 days': migrationToken({ ttl: '691200s' }),
  'reads the migration token': (emm) => ask(emm, 'GET', emm.made),
};

const enterprises: Readonly<Record<string, Deed>> = {
  'signs up': signUp,
  'creates an enterprise': (emm) => createEnterprise(emm),
  'creates an enterprise with a guessed token': (emm) => createEnterprise(emm, {}, { enterpriseToken: 'EAguessed' }),
  'creates an enterprise for another project': async (emm) => {
    await signUp(emm);
    await createEnterprise(emm, {}, { projectId: 'another' });
  },
  'lists its enterprises': (emm) => ask(emm, 'GET', `enterprises?projectId=${emm.project}`),
  'lists its enterprises twice': async (emm) => {
    for (let round = 0; round < 2; round += 1) await ask(emm, 'GET', `enterprises?projectId=${emm.project}`);
  },
  'reads an enterprise that is not there': (emm) => ask(emm, 'GET', 'enterprises/none'),
  'names a way to sign in': (emm) => setSignIn(emm, [{ signinUrl: signInUrl(emm) }]),
  'names two ways to sign in, the second by default': (emm) =>
    setSignIn(emm, [
      { signinUrl: signInUrl(emm) },
      { signinUrl: `${signInUrl(emm)}2`, defaultStatus: 'SIGNIN_DETAIL_IS_DEFAULT' },
    ]),
  'reads the provisioning info of the device': (emm) => ask(emm, 'GET', provisioningInfo(emm)),
};

const signInUrl = ({ scene }: EmmScene): string => `https://emm.${scene.target.domain}/android-emm/sign-in`;

async function setSignIn(emm: EmmScene, signinDetails: readonly JsonObject[]): Promise<void> {
  const { json } = await ask(emm, 'PATCH', `${emm.enterprise}?updateMask=signinDetails`, { signinDetails });
  const [first] = (json?.signinDetails ?? []) as readonly JsonObject[];
  emm.token = { value: first?.signinEnrollmentToken ?? '', qrCode: first?.qrCode ?? '' };
}

/** The name that the sign-in page was opened with. */
function provisioningInfo({ scene }: EmmScene): string {
  const opened = scene
    .device()
    .agent.evidence()
    .exchanges.findLast(({ step }) => step === 'SignIn');
  return (
    new URL(opened?.request.url ?? 'https://none.test').searchParams.get('provisioningInfo') ?? 'provisioningInfo/0'
  );
}

const policies: Readonly<Record<string, Deed>> = {
  'forbids Bluetooth and SMS': patchPolicy({ bluetoothDisabled: true, smsDisabled: true }),
  'forbids Bluetooth and fun': patchPolicy({ bluetoothDisabled: true, funDisabled: true }),
  'forbids fun and allows SMS by a mask': patchPolicy({ funDisabled: true }, '?updateMask=smsDisabled,funDisabled'),
  'sets a policy field that does not exist': patchPolicy({ bluetoothOff: true }),
  'masks a policy field that does not exist': patchPolicy({}, '?updateMask=bluetoothOff'),
  'has security events logged': patchPolicy({ usageLog: { enabledLogTypes: ['SECURITY_LOGS'] } }),
  'has connections logged': patchPolicy({ usageLog: { enabledLogTypes: ['NETWORK_ACTIVITY_LOGS'] } }),
  'has both logged': patchPolicy({ usageLog: { enabledLogTypes: ['SECURITY_LOGS', 'NETWORK_ACTIVITY_LOGS'] } }),
  'has nothing logged': patchPolicy({ bluetoothDisabled: true }),
  'sets a policy field to a text': patchPolicy({ bluetoothDisabled: 'yes' }),
  'deletes the policy': (emm) => ask(emm, 'DELETE', `${emm.enterprise}/policies/default`),
  'reads the policy': read('policies/default'),
  'adds the apps one and two': policyVerb('modifyPolicyApplications', {
    changes: [
      { application: { packageName: 'test.one', installType: 'AVAILABLE', disabled: true } },
      { application: { packageName: 'test.two', installType: 'AVAILABLE' } },
    ],
  }),
  'sets a policy with the apps one and two': patchPolicy({
    applications: [
      { packageName: 'test.one', installType: 'AVAILABLE', disabled: true },
      { packageName: 'test.two', installType: 'AVAILABLE' },
    ],
  }),
  'forces the app one by a mask': policyVerb('modifyPolicyApplications', {
    changes: [{ application: { packageName: 'test.one', installType: 'FORCE_INSTALLED' }, updateMask: 'installType' }],
  }),
  'removes the apps one and three': policyVerb('removePolicyApplications', {
    packageNames: ['test.one', 'test.three'],
  }),
};

const devices: Readonly<Record<string, Deed>> = {
  'reads the device': (emm) => askDevice(emm, 'GET'),
  'lists its devices': read('devices'),
  'lists 101 of its devices': read('devices?pageSize=101'),
  'reads the page that comes next': async (emm) => {
    const { nextPageToken = '' } = (await emm.client.call('GET', `${emm.enterprise}/devices`)).json ?? {};
    await ask(emm, 'GET', `${emm.enterprise}/devices?pageToken=${String(nextPageToken)}`);
  },
  'disables the device': patchDevice({ state: 'DISABLED' }, '?updateMask=state'),
  'enables the device': patchDevice({ state: 'ACTIVE' }, '?updateMask=state'),
  'asks for the state DELETED': patchDevice({ state: 'DELETED' }, '?updateMask=state'),
  'changes the ownership of the device': patchDevice({ ownership: 'COMPANY_OWNED' }, '?updateMask=ownership'),
  'deletes the device': (emm) => askDevice(emm, 'DELETE'),
  'deletes the device and its eSIMs': (emm) => askDevice(emm, 'DELETE', '?wipeDataFlags=WIPE_ESIMS'),
  'deletes the device and something unknown': (emm) => askDevice(emm, 'DELETE', '?wipeDataFlags=WIPE_MEMORIES'),
  'reads the first device': (emm) => ask(emm, 'GET', deviceName(emm.scene, 0)),
};

const commands: Readonly<Record<string, Deed>> = {
  'locks the device': command({ type: 'LOCK' }),
  'locks the device within 2 hours': command({ type: 'LOCK', duration: '7200s' }),
  'sets the password 123': command({ type: 'RESET_PASSWORD', newPassword: '123' }),
  'starts lost mode by its parameters alone': command({
    startLostModeParams: { lostOrganization: { defaultMessage: 'Contoso' } },
  }),
  'sends a command of no kind': command({ type: 'DANCE' }),
  'wipes the device by command': command({ type: 'WIPE' }),
  'wipes the device with its storage card and without its reset protection': command({
    wipeParams: { wipeDataFlags: ['PRESERVE_RESET_PROTECTION_DATA', 'WIPE_EXTERNAL_STORAGE'] },
  }),
  'cancels the operation': (emm) => ask(emm, 'POST', `${emm.operation}:cancel`),
  'reads the operation': (emm) => ask(emm, 'GET', emm.operation),
};

/** What each kind of command needs to be one. */
const parameters: Readonly<Record<string, JsonObject>> = {
  CLEAR_APP_DATA: { clearAppsDataParams: { packageNames: ['test.one'] } },
  ADD_ESIM: { addEsimParams: { activationCode: 'LPA:1$simulated$code' } },
  RESET_PASSWORD: { newPassword: '123' },
};

/** A command by its kind, with what it needs. */
export const commandOf = (type: string): JsonObject => ({ type, ...parameters[type] });

const notifications: Readonly<Record<string, Deed>> = {
  'pulls notifications': pullNotifications,
  'acknowledges them': (emm) => withMessages(emm, 'acknowledge'),
  'keeps them for 60 seconds': (emm) => withMessages(emm, 'modifyAckDeadline', { ackDeadlineSeconds: 60 }),
  'gives them back': (emm) => withMessages(emm, 'modifyAckDeadline', { ackDeadlineSeconds: 0 }),
};

export const deeds: Readonly<Record<string, Deed>> = {
  ...badBodies,
  ...tokens,
  ...enterprises,
  ...policies,
  ...devices,
  ...commands,
  ...notifications,
};
