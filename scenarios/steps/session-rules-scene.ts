import { provokedNote } from '../../harness/checks/check.js';
import { commandsOf, dmExchanges } from '../../harness/checks/omadm-transcript.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { queue } from './omadm-scene.js';
import type { Scene } from './scene.js';

/** Has a service of the server answer wrongly from here on. */
export async function answersWrongly(scene: Scene, service: string, how: string): Promise<void> {
  scene.note(provokedNote, true);
  await scene.target.admin.putSettings('windows-answers', { [service]: how });
}

/** Every service answers as it should again. */
export async function answersRightly(scene: Scene): Promise<void> {
  await scene.target.admin.putSettings('windows-answers', {});
}

const status = (msgRef: string, cmdRef: string, cmd: string): string =>
  `<Status><CmdID>${cmdRef}1</CmdID>${msgRef}<CmdRef>${cmdRef}</CmdRef><Cmd>${cmd}</Cmd><Data>200</Data></Status>`;
const reference = (msgId: number): string => `<MsgRef>${msgId}</MsgRef>`;

/** Commands that a device may put into a message, by what is special about them. */
const additions: Readonly<Record<string, string>> = {
  'an Alert that aborts the session': '<Alert><CmdID>91</CmdID><Data>1223</Data></Alert>',
  'a Replace without CmdID':
    '<Replace><Item><Source><LocURI>./DevInfo/Lang</LocURI></Source><Data>x</Data></Item></Replace>',
  'a Get without CmdID': '<Get><Item><Target><LocURI>./DevInfo/Lang</LocURI></Target></Item></Get>',
  'a Copy': '<Copy><CmdID>92</CmdID></Copy>',
  'a Get': '<Get><CmdID>93</CmdID><Item><Target><LocURI>./DevInfo/Lang</LocURI></Target></Item></Get>',
  'a Teleport': '<Teleport><CmdID>94</CmdID></Teleport>',
};

/** Package 1 with one more command, by its name or as XML. */
export async function opensWith(scene: Scene, addition: string): Promise<void> {
  await scene.device().agent.step('Package1', { append: additions[addition] ?? addition });
}

/** A device that is not done with what it was asked: neither a Status of it nor the end of the package. */
export async function saysThatItWorks(scene: Scene): Promise<void> {
  const pending = `<Alert><CmdID>9</CmdID><Data>1224</Data><Item><Meta><Type xmlns="syncml:metinf">Reversed-Domain-Name:com.microsoft.mdm.requestpending</Type></Meta><Data>1</Data></Item></Alert>`;
  const append = status(reference(1), '0', 'SyncHdr') + pending;
  await scene.device().agent.step('Package3', { omit: ['Status', 'Results'], append, final: false });
}

/** Answers the server's first command with a Status that names a message of this number, or none. */
export async function answersFor(scene: Scene, msgId: number | undefined): Promise<void> {
  const { agent } = scene.device();
  const asked = commandsOf(dmExchanges(agent.evidence()).at(-1)?.answer)[0];
  const about = status(msgId === undefined ? '' : reference(msgId), asked?.cmdId ?? '', asked?.verb ?? '');
  const append = status(reference(1), '0', 'SyncHdr') + about;
  await agent.step('Package3', { omit: ['Status', 'Results'], append });
}

/** A PC whose messages must not be larger than this enrolls. */
export async function enrollSmall(scene: Scene, person: string, model: string, maxMsgSize: number): Promise<void> {
  const modelOverrides = { habits: { management: { maxMsgSize } } };
  await scene.enroll(await scene.newDevice({ person, model, method: 'windows-byod', modelOverrides }));
}

/** Queues so many reads of the same kind. */
export async function manyReads(scene: Scene, count: number): Promise<void> {
  const target = './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera';
  for (let done = 0; done < count; done++) await queue(scene, scene.device(), { verb: 'Get', target });
}

const website = (provider: string): string => `./Device/Vendor/MSFT/DMClient/Provider/${provider}/HelpWebsite`;

/** A value of so many characters, none like its neighbours. */
export const longValue = (length: number): string =>
  Array.from({ length: Math.ceil(length / 6) }, (_, at) => `${100_000 + at}`)
    .join('')
    .slice(0, length);

export const setWebsite = (provider: string, data: string): JsonObject => ({
  verb: 'Replace',
  target: website(provider),
  format: 'chr',
  data,
});

export const readWebsite = (provider: string): JsonObject => ({ verb: 'Get', target: website(provider) });

/** Three commands all or nothing, the second of which fails. */
export function atomicOf(first: JsonObject): JsonObject {
  const policy = (name: string): JsonObject => ({
    verb: 'Replace',
    target: `./Device/Vendor/MSFT/Policy/Config/${name}`,
    format: 'int',
    data: 0,
  });
  return { verb: 'Atomic', commands: [first, policy('NoSuchArea/NoSuchPolicy'), policy('Camera/AllowCamera')] };
}

/** The installation of a package. */
export const installation = (): readonly JsonObject[] => {
  const product = './Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/Reader';
  return [
    { verb: 'Add', target: product, format: 'node' },
    { verb: 'Exec', target: `${product}/DownloadInstall`, format: 'xml', data: '<MsiInstallJob id="Reader"/>' },
  ];
};
