import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type CloudReply, RunningTestCloud } from '../clouds.test.helper.js';
import { startZeroTouchService } from './service.js';

/** The service with one reseller and one customer. */
export async function openZeroTouch() {
  const cloud = await RunningTestCloud.start(startZeroTouchService);
  const { id: partner } = await cloud.portal('POST', '/partners', { companyName: 'Reseller' });
  const customer = { companyName: 'Contoso', people: ['it@contoso.test'], soldBy: String(partner) };
  const { id: company } = await cloud.portal('POST', '/customers', customer);
  await cloud.portal('POST', '/partners', { companyName: 'Vendor', parent: String(partner) });
  const token = async (email: string, more: JsonObject = {}): Promise<string> =>
    String((await cloud.portal('POST', '/accounts', { email, ...more })).token);
  return {
    cloud,
    partner: String(partner),
    company: String(company),
    people: await token('it@contoso.test'),
    strangers: await token('it@fabrikam.test'),
    resellers: await token('sales@reseller.test', { partner: String(partner) }),
    acceptTerms: () => cloud.portal('POST', '/terms', { customer: String(company) }),
  };
}

export type ZeroTouchWorld = Awaited<ReturnType<typeof openZeroTouch>>;

export function as({ cloud }: ZeroTouchWorld, token: string, version = '2') {
  const headers = { authorization: `Bearer ${token}`, 'x-goog-api-format-version': version };
  return (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: JsonObject | string): Promise<CloudReply> =>
    cloud.call(method, `/v1/${path}`, body, headers);
}

export const configuration = (company: string, changes: JsonObject = {}): JsonObject => ({
  configurationName: 'Sales',
  dpcResourcePath: `customers/${company}/dpcs/AN1`,
  dpcExtras: '{}',
  companyName: 'Contoso',
  contactEmail: 'help@contoso.test',
  contactPhone: '+1 555',
  isDefault: false,
  ...changes,
});

export const claim = (company: string, imei: string): JsonObject => ({
  customerId: company,
  deviceIdentifier: { imei },
  sectionType: 'SECTION_TYPE_ZERO_TOUCH',
});
