import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { ProtocolError } from '../../protocol/base/errors.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** An input, select or button of a form, as a person meets it. */
export interface WebControl {
  readonly kind: 'text' | 'password' | 'choice' | 'hidden' | 'button';
  readonly name: string;
  readonly value: string;
  /** The HTML attributes by which a browser knows what to fill in. */
  readonly type: string;
  readonly autocomplete: string;
  readonly label: string;
}

export interface WebForm {
  readonly method: 'GET' | 'POST';
  /** Absolute. */
  readonly action: string;
  readonly controls: readonly WebControl[];
}

/** What a person sees of a page and can act on. */
export interface WebPage {
  readonly title: string;
  /** Section of the enrollment that the page says it belongs to. */
  readonly section: string | undefined;
  /** What the page complains about (`role="alert"`). */
  readonly alert: string | undefined;
  readonly forms: readonly WebForm[];
  /** Where the page sends the device on to its enrollment, absolute. */
  readonly enrollmentLink: string | undefined;
}

const largestPage = 2 ** 20;
/** The HTML parsing algorithm looks through all open elements at each tag, so that its work grows with their square. */
const mostTags = 10_000;

/** Reads a page as a browser would (HTML Living Standard §13.2). Throws ProtocolError on a page that only an attacker would send. */
export function readPage(html: string, url: string): WebPage {
  if (html.length > largestPage || html.split('<').length > mostTags) {
    throw new ProtocolError(
      'WEB_PAGE_TOO_LARGE',
      `the page has more than ${largestPage} characters or ${mostTags} tags`,
      {
        place: url,
      },
    );
  }
  const elements = elementsBelow(parse(html));
  const all = (tag: string): Element[] => elements.filter(({ tagName }) => tagName === tag);
  const link = all('a').find((a) => words(a, 'rel').includes('enrollment'));
  const alert = elements.find((element) => attribute(element, 'role') === 'alert');
  const marker = all('meta').find((meta) => attribute(meta, 'name') === 'muster-section');
  return {
    title: textOf(all('h1')[0] ?? all('title')[0]),
    section: marker && attribute(marker, 'content'),
    alert: alert && textOf(alert),
    forms: all('form').map((form) => readForm(form, url)),
    enrollmentLink: link && absolute(attribute(link, 'href'), url),
  };
}

function readForm(form: Element, url: string): WebForm {
  const controls = elementsBelow(form).flatMap((element) => readControl(element) ?? []);
  return {
    method: attribute(form, 'method').toLowerCase() === 'post' ? 'POST' : 'GET',
    action: absolute(attribute(form, 'action'), url) ?? url,
    controls,
  };
}

function readControl(element: Element): WebControl | undefined {
  const { tagName } = element;
  const name = attribute(element, 'name');
  const type = attribute(element, 'type').toLowerCase();
  const common = { name, type, autocomplete: attribute(element, 'autocomplete').toLowerCase() };
  const value = attribute(element, 'value');
  if (tagName === 'button') {
    return type === 'button' || type === 'reset'
      ? undefined
      : { ...common, kind: 'button', value, label: textOf(element) };
  }
  if (tagName === 'select') return { ...common, kind: 'choice', value: chosenOption(element), label: name };
  if (tagName !== 'input') return undefined;
  switch (type) {
    case 'submit':
      return { ...common, kind: 'button', value, label: value };
    case 'password':
      return { ...common, kind: 'password', value, label: name };
    case 'hidden':
      return { ...common, kind: 'hidden', value, label: name };
    case 'checkbox':
    case 'radio':
      return hasAttribute(element, 'checked')
        ? { ...common, kind: 'choice', value: value || 'on', label: name }
        : undefined;
    case 'button':
    case 'reset':
    case 'file':
    case 'image':
      return undefined;
    default:
      return { ...common, kind: 'text', value, label: name };
  }
}

function chosenOption(select: Element): string {
  const options = elementsBelow(select).filter(({ tagName }) => tagName === 'option');
  const chosen = options.find((option) => hasAttribute(option, 'selected')) ?? options[0];
  if (chosen === undefined) return '';
  return hasAttribute(chosen, 'value') ? attribute(chosen, 'value') : textOf(chosen);
}

/** Elements in document order, without recursion: a page may be nested deeper than the stack. */
function elementsBelow(root: Node): Element[] {
  const found: Element[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('tagName' in node && node !== root) found.push(node);
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
  }
  return found;
}

function textOf(root: Element | undefined): string {
  const open: Node[] = root === undefined ? [] : [root];
  let text = '';
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
  }
  return text.replace(/\s+/g, ' ').trim();
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}

function hasAttribute(element: Element, name: string): boolean {
  return element.attrs.some((one) => one.name === name);
}

function words(element: Element, name: string): readonly string[] {
  return attribute(element, name).toLowerCase().split(/\s+/);
}

function absolute(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}
