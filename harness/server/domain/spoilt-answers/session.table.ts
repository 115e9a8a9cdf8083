import { brokenTexts } from './broken.table.js';

/** A management message of the server as text, changed on purpose. */
type Spoil = (message: string) => string;

const beforeFinal = (message: string, more: string): string => message.replace(/(?=<Final\/>)/, more);

const item = (uri: string): string => `<Item><Target><LocURI>${uri}</LocURI></Target></Item>`;
const camera = './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera';
const command = (verb: string, cmdId: number, content: string): string =>
  `<${verb}><CmdID>${cmdId}</CmdID>${content}</${verb}>`;

const policy = (cmdId: number, more: string, data: string, meta = ''): string =>
  command(
    'Replace',
    cmdId,
    `<Item><Target><LocURI>./Device/Vendor/MSFT/DMClient/Provider/Muster/HelpWebsite</LocURI></Target>${meta}<Data>${data}</Data>${more}</Item>`,
  );

const size = (octets: number): string => `<Meta><Size xmlns="syncml:metinf">${octets}</Size></Meta>`;

/** What the server says in place of its first message of a session. */
export const spoiltSession = {
  ...brokenTexts,
  'other-session': (message) =>
    message.replace(/<SessionID>[^<]*/, (told) => (told === '<SessionID>7' ? '<SessionID>8' : '<SessionID>7')),
  'session-abort': (message) => beforeFinal(message, command('Alert', 91, '<Data>1223</Data>')),
  'no-cmd-id': (message) =>
    beforeFinal(message, `<Get>${item('./DevInfo/Mod')}</Get>${command('Get', 92, item('./DevInfo/DmV'))}`),
  'foreign-command': (message) => beforeFinal(message, command('Copy', 93, item('./DevInfo/Mod'))),
  'no-command': (message) => beforeFinal(message, command('Teleport', 94, item('./DevInfo/Mod'))),
  'get-in-atomic': (message) => beforeFinal(message, command('Atomic', 95, command('Get', 96, item('./DevInfo/Mod')))),
  'atomic-in-atomic': (message) =>
    beforeFinal(message, command('Atomic', 95, command('Atomic', 96, command('Delete', 97, item(camera))))),
  'rooted-uri': (message) => beforeFinal(message, command('Get', 98, item('/DevInfo/Mod'))),
  'no-final': (message) => message.replace('<Final/>', ''),
  'short-object': (message) => beforeFinal(message, policy(99, '', 'short', size(40))),
  'broken-object': (message) => beforeFinal(message, policy(99, '<MoreData/>', 'begun', size(40))),
  'syncml-1.1': (message) => message.replace('SYNCML:SYNCML1.2', 'SYNCML:SYNCML1.1'),
  'other-prefixes': (message) =>
    message.replace(/(<\/?)(?=[A-Z])/g, '$1dm:').replace(/ xmlns="SYNCML:SYNCML1.2"/, ' xmlns:dm="SYNCML:SYNCML1.2"'),
} satisfies Readonly<Record<string, Spoil>>;

export type SpoiltSession = keyof typeof spoiltSession;
export const spoiltSessionNames = Object.keys(spoiltSession) as [SpoiltSession, ...SpoiltSession[]];
