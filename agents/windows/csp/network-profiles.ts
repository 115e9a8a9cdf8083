import type { CspPlugin, NodeSchema } from '../../omadm/csp.js';

const verbs = ['Get', 'Add', 'Replace', 'Delete'] as const;
const profile = (uri: string): NodeSchema => ({ uri, format: 'xml', verbs, createdByReplace: true });

/** WiFi CSP and VPNv2 CSP: the profile documents, kept as they come. */
export const networkProfilesCsp: CspPlugin = {
  name: 'Network profiles',
  nodes: ['Device', 'User'].flatMap((scope) => [
    profile(`./${scope}/Vendor/MSFT/WiFi/Profile/{SSID}/WlanXml`),
    profile(`./${scope}/Vendor/MSFT/VPNv2/{ProfileName}/ProfileXML`),
  ]),
};
