import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type DnsResponse, readResponse } from '../../protocol/dns/message.js';
import { type Check, finding } from './check.js';
import { enrollmentExchanges, readable } from './windows-transcript.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const resolved = (device: DeviceEvidence | undefined): readonly DnsResponse[] =>
  (device?.exchanges ?? []).filter(({ step }) => step === 'Resolve').flatMap((exchange) => answerOf(exchange) ?? []);

const answerOf = ({ response }: Exchange): DnsResponse | undefined =>
  response === undefined ? undefined : readable(() => readResponse(response.body));

export interface WantedAlias {
  readonly host: string;
  readonly pointsTo: string;
  readonly ttl: number;
}

/** The PC asked for a host and was told this alias. */
export const aliasWasTold: Check<WantedAlias> = async ({ device }, wanted, requirements) => {
  const answers = resolved(device);
  const found = answers.find(({ name }) => name.toLowerCase() === wanted.host.toLowerCase());
  const alias = found?.answers.find(({ type }) => type === 'CNAME');
  if (alias?.data === wanted.pointsTo && alias.ttl === wanted.ttl) return [];
  const received = found === undefined ? `asked for ${answers.map(({ name }) => name).join(', ')}` : show(alias);
  return [finding(requirements, `${wanted.host} CNAME ${wanted.pointsTo}, TTL ${wanted.ttl}`, received)];
};

/** How often a dialog was shown: `server name`, `confirm the server`. */
export const dialogWasShown: Check<{ readonly dialog: string; readonly times: number }> = async (
  { device },
  { dialog, times },
  requirements,
) => {
  const dialogs = (device?.state.dialogs as readonly string[] | undefined) ?? [];
  const received = dialogs.filter((one) => one === dialog).length;
  return received === times ? [] : [finding(requirements, `"${dialog}" ${times} time(s)`, show(dialogs))];
};

/** The certificate was asked for at this service. */
export const wasServedBy: Check<{ readonly service: string }> = async ({ device }, { service }, requirements) => {
  const asked = enrollmentExchanges(device).find(({ step }) => step === 'RequestSecurityToken');
  const host = asked === undefined ? 'nobody' : new URL(asked.request.url).hostname;
  return host.startsWith(`${service}.`) ? [] : [finding(requirements, `served by ${service}`, host)];
};

/** What the console's test of a domain says. */
export const validationSays: Check<{ readonly domain: string; readonly passes: boolean }> = async (
  { admin },
  { domain, passes },
  requirements,
) => {
  const result = await admin.readReport('dns-validation', { domain });
  return result.passes === passes ? [] : [finding(requirements, `${domain}: passes ${passes}`, show(result))];
};

/** Whether the console's test finds something about a domain that nobody supports. */
export const validationWarns: Check<{ readonly domain: string; readonly warns: boolean }> = async (
  { admin },
  { domain, warns },
  requirements,
) => {
  const result: JsonObject = await admin.readReport('dns-validation', { domain });
  const found = Array.isArray(result.unsupported) && result.unsupported.length > 0;
  const expected = `${warns ? 'something' : 'nothing'} that is not supported`;
  return found === warns ? [] : [finding(requirements, expected, show(result))];
};
