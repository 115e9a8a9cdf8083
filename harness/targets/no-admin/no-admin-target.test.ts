import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQrPng } from '../../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject, Method, Platform } from '../../../protocol/base/vocabulary.js';
import { Inapplicable } from '../../checks/admin.js';
import { openTarget } from '../open-target.js';
import { readTargetFile } from '../target-file.js';
import { ada, type Files, Stranger } from './stranger.test.helper.js';

let stranger: Stranger;
beforeAll(async () => {
  stranger = await Stranger.start();
});
afterAll(() => stranger.close());

const signIn = { user: ada.upn, password: { file: 'password' } };
const bytes = (base64 = ''): Uint8Array => Buffer.from(base64, 'base64');
const textOf = async (qr: EnrollmentEntry): Promise<string> => {
  const { message } = readQrPng(bytes(qr.qrPng));
  return message.kind === 'read' ? message.text : '';
};

interface Way {
  readonly model: string;
  readonly method: Method;
  readonly platform: Platform;
  /** What the administrator is asked for. */
  readonly options?: JsonObject;
  /** The entry of a target file, made from what was handed out. */
  readonly entry: (issued: EnrollmentEntry) => Promise<{ readonly entry: object; readonly files?: Files }>;
}

const iphone = { model: 'iPhone 15', platform: 'ios' } as const;
const pc = { model: 'Surface Laptop', platform: 'windows' } as const;
const pixel = { model: 'Pixel 8', platform: 'android' } as const;

const ways: Readonly<Record<string, Way>> = {
  'an iPhone by the address of a portal': {
    ...iphone,
    method: 'ios-byod',
    entry: async ({ url }) => ({ entry: { profile: url, ...signIn } }),
  },
  'an iPhone by a profile in a file, whose challenge is kept apart': {
    ...iphone,
    method: 'ios-byod',
    options: { direct: true },
    entry: async ({ url = '' }) => {
      const profile = Buffer.from(await stranger.fetch(url)).toString('utf8');
      const [, challenge = ''] = /<key>Challenge<\/key>\s*<string>([^<]*)</.exec(profile) ?? [];
      const files = { 'enroll.mobileconfig': profile.replace(challenge, 'written elsewhere'), challenge };
      return { entry: { profile: 'enroll.mobileconfig', challenge: { file: 'challenge' } }, files };
    },
  },
  'an iPhone by a Profile Service at an address': {
    ...iphone,
    method: 'ios-byod',
    options: { direct: true, ota: true },
    entry: async ({ url }) => ({ entry: { profile: url } }),
  },
  'an iPhone by a Profile Service in a file': {
    ...iphone,
    method: 'ios-byod',
    options: { direct: true, ota: true },
    entry: async ({ url = '' }) => ({
      entry: { profile: 'service.mobileconfig' },
      files: { 'service.mobileconfig': await stranger.fetch(url) },
    }),
  },
  'an iPhone by a mail address': {
    ...iphone,
    method: 'ios-user-enrollment',
    options: { accountDriven: true },
    entry: async () => ({ entry: { email: ada.upn, password: { file: 'password' } } }),
  },
  'a Mac by the address of a portal': {
    model: 'MacBook Air',
    platform: 'macos',
    method: 'macos-byod',
    entry: async ({ url }) => ({ entry: { profile: url, ...signIn } }),
  },
  'a PC by a mail address': {
    ...pc,
    method: 'windows-byod',
    entry: async () => ({ entry: { email: ada.upn, password: { file: 'password' } } }),
  },
  'a PC by mail address and server name': {
    ...pc,
    method: 'windows-byod',
    entry: async ({ url = '' }) => ({
      entry: { email: ada.upn, password: { file: 'password' }, server: new URL(url).hostname },
    }),
  },
  'an Android device by the picture of a QR code': {
    ...pixel,
    method: 'android-fully-managed',
    entry: async ({ qrPng }) => ({ entry: { qr: 'code.png' }, files: { 'code.png': bytes(qrPng) } }),
  },
  'an Android device by what a QR code holds': {
    ...pixel,
    method: 'android-dedicated',
    entry: async (issued) => ({ entry: { payload: 'code.json' }, files: { 'code.json': await textOf(issued) } }),
  },
  'an Android device by zero-touch': {
    ...pixel,
    method: 'android-cope',
    options: { entry: 'zero-touch' },
    entry: async ({ configuration }) => ({
      entry: { zeroTouch: 'extras.json' },
      files: { 'extras.json': configuration?.text ?? '' },
    }),
  },
  'an Android device by an NFC tag': {
    ...pixel,
    method: 'android-fully-managed',
    options: { entry: 'nfc' },
    entry: async ({ nfcTag }) => ({ entry: { nfc: 'tag.ndef' }, files: { 'tag.ndef': bytes(nfcTag) } }),
  },
  'an Android device by a token that is typed': {
    ...pixel,
    method: 'android-fully-managed',
    options: { entry: 'token' },
    entry: async ({ token = '', url }) => ({
      entry: { token: { file: 'token' }, play: url },
      files: { token },
    }),
  },
  'a work profile by a link': {
    ...pixel,
    method: 'android-work-profile',
    entry: async ({ url }) => ({ entry: { link: url, ...signIn } }),
  },
};

describe('a server of which only the way in is known', () => {
  it.each(Object.keys(ways))('lets in %s', async (name) => {
    const { platform, method, options = {}, model, entry: made } = ways[name] as Way;
    const { entry, files } = await made(await stranger.issue(platform, method, options));
    const scene = await stranger.scene(stranger.write([{ methods: [method], ...entry }], files));
    const device = await scene.newDevice({ person: 'Ada', model, method });
    expect(await scene.enroll(device)).toEqual({ kind: 'enrolled' });
    expect(await scene.wake(device, 'poll')).toMatchObject({ kind: 'completed' });
    expect(device.agent.evidence().findings.filter(({ severity }) => severity === 'fail')).toEqual([]);
    await scene.close();
  });

  it('lets in a new device by the address that its configuration names', async () => {
    const method = 'ios-ade';
    const first = await stranger.scene(stranger.write([{ methods: [method], ade: 'https://nobody.invalid/' }]));
    const { serial } = (await first.newDevice({ person: 'Ada', model: 'iPhone 15', method })).agent.record;
    const { url = '' } = await stranger.issue('ios', method, {}, serial);
    const configuration = JSON.parse(
      Buffer.from(await stranger.fetch(`${url.replace(/\/$/, '')}/${serial}`)).toString('utf8'),
    );
    for (const [ade, files] of [
      [configuration.url, {}],
      ['configuration.json', { 'configuration.json': JSON.stringify(configuration) }],
    ] as const) {
      const scene = await stranger.scene(stranger.write([{ methods: [method], ade, ...signIn }], files));
      const device = await scene.newDevice({ person: 'Ada', model: 'iPhone 15', method });
      expect(await scene.enroll(device)).toEqual({ kind: 'enrolled' });
      await scene.close();
    }
    await first.close();
  });

  it('offers devices and no verb, and says why', async () => {
    const file = stranger.write([{ methods: ['windows-byod'], email: ada.upn, password: { file: 'password' } }]);
    const target = await openTarget(readTargetFile(file));
    expect([...target.capabilities]).toEqual(['platform:windows', 'method:windows-byod']);
    const { admin } = await target.open();
    const iphoneWish = { platform: 'ios', method: 'ios-byod' } as const;
    await expect(admin.issueEnrollment(iphoneWish)).rejects.toThrow('method:ios-byod: no entry of the target file');
    await expect(admin.queueCommand('x', {})).rejects.toThrow('admin.kind: none');
    await expect(admin.putSettings('terms', {})).rejects.toThrow('settings:terms: the target file names nobody');
    await target.close();
  });

  it('leaves live services of vendors alone unless the file names them', async () => {
    const entry = { methods: ['windows-byod'], email: 'ada@manage.microsoft.com' };
    const file = stranger.write([entry], {}, { connect: undefined });
    const scene = await stranger.scene(file);
    const outcome = await scene.enroll(
      await scene.newDevice({ person: 'Ada', model: 'Surface Laptop', method: 'windows-byod' }),
    );
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: { message: expect.stringContaining('live vendor service') },
    });
    await scene.close();
    const allowed = await stranger.scene(stranger.write([entry], {}, { allowHosts: ['*.manage.microsoft.com'] }));
    expect(allowed.target.allowHosts).toEqual(['*.manage.microsoft.com']);
    await allowed.close();
  });

  it('has no other wishes than the entry happens to fulfil, and no second password for a person', async () => {
    const file = stranger.write([{ methods: ['ios-byod'], profile: 'https://mdm.main.muster.test/profile' }]);
    const target = await openTarget(readTargetFile(file));
    const { admin } = await target.open();
    const wish = (options: JsonObject) => admin.issueEnrollment({ platform: 'ios', method: 'ios-byod', options });
    expect(await wish({ direct: true, oneTime: false })).toMatchObject({ url: 'https://mdm.main.muster.test/profile' });
    await expect(wish({ direct: true, accessRights: 1 })).rejects.toBeInstanceOf(Inapplicable);
    await admin.putPerson(ada);
    await admin.putPerson(ada);
    await expect(admin.putPerson({ ...ada, password: 'another' })).rejects.toBeInstanceOf(Inapplicable);
    await target.close();
  });

  it('lets one device in where a challenge counts once, and shares out what serves many', async () => {
    const methods = ['ios-byod'];
    const profile = 'https://mdm.main.muster.test/';
    const file = stranger.write([
      { methods, profile: `${profile}1`, once: true },
      { methods, profile: `${profile}2`, once: true },
    ]);
    const target = await openTarget(readTargetFile(file));
    const { admin } = await target.open();
    const next = async () => (await admin.issueEnrollment({ platform: 'ios', method: 'ios-byod' })).url;
    expect([await next(), await next()]).toEqual([`${profile}1`, `${profile}2`]);
    await expect(next()).rejects.toThrow('used up');
    await target.close();
  });
});
