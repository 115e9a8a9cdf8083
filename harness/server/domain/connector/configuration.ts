import { attribute, child, childrenNamed, descend, type XmlElement } from '../../../../protocol/xml/element.js';
import { readXml } from '../../../../protocol/xml/read.js';

/** What a .NET configuration file of the connector says (.NET Framework, network settings schema, defaultProxy element). */
export interface ConnectorConfiguration {
  /** `defaultProxy enabled`. */
  readonly proxyEnabled: boolean;
  readonly proxy?: { readonly address: string; readonly bypassOnLocal: boolean };
  readonly appSettings: Readonly<Record<string, string>>;
}

/** Throws ProtocolError. */
export function readConfiguration(document: string): ConnectorConfiguration {
  const { message: root } = readXml(document);
  const settings = descend(root, undefined, 'appSettings');
  const proxy = innermost(descend(root, undefined, 'system.net', 'defaultProxy'));
  return {
    proxyEnabled: !isFalse(proxy && attribute(proxy, 'enabled')),
    ...proxyOf(proxy && child(proxy, undefined, 'proxy')),
    appSettings: Object.fromEntries(
      (settings === undefined ? [] : childrenNamed(settings, undefined, 'add')).map((one) => [
        attribute(one, 'key') ?? '',
        attribute(one, 'value') ?? '',
      ]),
    ),
  };
}

/** Published samples nest the element in itself. */
function innermost(element: XmlElement | undefined): XmlElement | undefined {
  const inner = element && child(element, undefined, 'defaultProxy');
  return inner === undefined ? element : innermost(inner);
}

function proxyOf(element: XmlElement | undefined): Pick<ConnectorConfiguration, 'proxy'> {
  const address = element && attribute(element, 'proxyaddress');
  if (element === undefined || address === undefined) return {};
  return { proxy: { address, bypassOnLocal: attribute(element, 'bypassonlocal')?.toLowerCase() === 'true' } };
}

const isFalse = (value: string | undefined): boolean => value?.toLowerCase() === 'false';
