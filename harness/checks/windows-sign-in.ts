import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import { tokenTypes } from '../../protocol/mde2/namespaces.table.js';
import { type Check, finding } from './check.js';
import { lastExchange, requestOf } from './windows-transcript.js';

const federated = section('MS-MDE2', '3.2');

type Element = DefaultTreeAdapterTypes.Element;

/** What the last page of a sign-in hands over, and where to. */
interface TokenForm {
  readonly method: string;
  readonly action: string;
  readonly wresult: string;
}

const signInExchanges = (device: DeviceEvidence | undefined): readonly Exchange[] =>
  (device?.exchanges ?? []).filter(({ step }) => step.startsWith('SignIn'));

/** The form with `wresult` on the last page that was shown; undefined where there is none. */
function shownForm(device: DeviceEvidence | undefined): TokenForm | undefined {
  const body = signInExchanges(device).at(-1)?.response?.body;
  if (body === undefined) return undefined;
  const elements = elementsOf(Buffer.from(body).toString('utf8'));
  const field = elements.find((element) => element.tagName === 'input' && attribute(element, 'name') === 'wresult');
  const form = elements.find(({ tagName }) => tagName === 'form');
  if (field === undefined || form === undefined) return undefined;
  const [method, action] = [attribute(form, 'method').toLowerCase(), attribute(form, 'action')];
  return { method, action, wresult: attribute(field, 'value') };
}

function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const open: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
  }
  return found;
}

const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';

function sentAppru(device: DeviceEvidence | undefined): string {
  const first = signInExchanges(device)[0]?.request.url ?? '';
  return URL.canParse(first) ? (new URL(first).searchParams.get('appru') ?? '') : '';
}

/** The last page posts a token to the address that the device named, and nowhere else. */
export const pageHandsTheTokenBack: Check<object> = async ({ device }, _args, requirements) => {
  const form = shownForm(device);
  const expected = `a form that posts wresult to ${sentAppru(device) || 'appru'}`;
  if (form === undefined) return [finding(requirements, expected, 'no such form', { section: federated })];
  const right = form.method === 'post' && form.action === sentAppru(device) && form.wresult !== '';
  if (right) return [];
  const received = `${form.method || 'get'} to ${form.action}, ${form.wresult === '' ? 'without' : 'with'} a token`;
  return [finding(requirements, expected, received, { section: federated })];
};

/** No page hands a token over. */
export const pageKeepsTheToken: Check<object> = async ({ device }, _args, requirements) => {
  const form = shownForm(device);
  if (signInExchanges(device).at(-1)?.response === undefined)
    return [finding(requirements, 'a page that says no', 'no answer', { section: federated })];
  if (form === undefined || form.wresult === '') return [];
  return [finding(requirements, 'no token for this program', `a token for ${form.action}`, { section: federated })];
};

/** The security header carries the page's token, encoded once. */
export const tokenIsSentAsItIs: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastExchange(device, 'RequestSecurityToken');
  const security = exchange && requestOf(exchange)?.security;
  const wresult = shownForm(device)?.wresult ?? '';
  const expected = `BinarySecurityToken of type ${tokenTypes.userToken} with the token of the page`;
  if (security?.kind !== 'binary') return [finding(requirements, expected, security?.kind ?? 'no token')];
  const same = wresult !== '' && Buffer.from(security.value).toString('utf8') === wresult;
  if (same && security.valueType === tokenTypes.userToken) return [];
  return [finding(requirements, expected, same ? security.valueType : 'another token', { section: federated })];
};

/** A page that hands the token to another program leaves the device without one. */
export const deviceTakesNoToken: Check<object> = async ({ device }, _args, requirements) =>
  device?.state.signedIn === false
    ? []
    : [
        finding(requirements, 'a token for another program is left alone', 'the device took it', {
          section: federated,
        }),
      ];

/** The message is signed by the certificate in it, as a whole, and says for how long it counts. */
export const deviceSigns: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastExchange(device, 'RequestSecurityToken');
  const security = exchange && requestOf(exchange)?.security;
  const place = { section: section('MS-MDE2', '3.3.4.1.1.1') };
  if (security?.kind !== 'certificate')
    return [finding(requirements, 'a signed message', security?.kind ?? 'no token that can be read', place)];
  const { signed, created, expires } = security;
  return [
    ...(signed === true ? [] : [finding(requirements, 'a signature over the message', 'another', place)]),
    ...(created !== undefined && expires !== undefined && created < expires
      ? []
      : [finding(requirements, 'a Timestamp with Created before Expires', `${created} and ${expires}`, place)]),
  ];
};
