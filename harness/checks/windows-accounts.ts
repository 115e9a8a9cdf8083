import { createHash } from 'node:crypto';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { section } from '../../protocol/base/section.js';
import { contextValue } from '../../protocol/mde2/context-items.js';
import { readGetPoliciesResponse } from '../../protocol/mde2/policies.js';
import { type Check, finding } from './check.js';
import { dmExchanges } from './omadm-transcript.js';
import { nodeIs } from './windows-nodes.js';
import { answerOf, lastTokenExchange, provisioningOf, readable, tokenRequestOf } from './windows-transcript.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** XWE-334: the PC keeps its key under this name, with what the document said of it. */
export const keyIsKeptIn: Check<{ readonly name: string }> = async ({ device }, { name }, requirements) => {
  const expected = { keySpec: 2, name, providerType: 1 };
  const { keyContainer } = device?.state ?? {};
  if (show(keyContainer) === show(expected)) return [];
  return [finding(requirements, show(expected), show(keyContainer), { section: section('MS-MDE', '3.6') })];
};

/** XWE-335, XWE-336: the versions that the headers of the PC's messages name, each once, in the order in which they came. */
export const protocolsAre: Check<{ readonly versions: readonly string[] }> = async (
  { device },
  { versions },
  requirements,
) => {
  const spoken = dmExchanges(device).flatMap(({ sent }) =>
    sent ? [`${sent.header.verProto}, DTD ${sent.header.verDtd}`] : [],
  );
  const expected = versions.map((version) => `DM/${version}, DTD ${version}`);
  const received = [...new Set(spoken)];
  return show(received) === show(expected) ? [] : [finding(requirements, show(expected), show(received))];
};

/** XWE-337: Source and DevId of the last package 1 are the id of the hardware, or that of the enrollment. */
export const speaksUnder: Check<{ readonly hardware: boolean }> = async ({ device }, { hardware }, requirements) => {
  const opening = dmExchanges(device).findLast(({ sent }) => sent?.header.msgId === 1)?.sent;
  const items = (opening?.body ?? []).flatMap((command) => (command.verb === 'Replace' ? command.items : []));
  const told = [opening?.header.source, items.find(({ source }) => source === './DevInfo/DevId')?.data];
  const id = hardware ? device?.state.hardwareId : device?.enrollmentId;
  if (told.every((one) => one !== undefined && one === id)) return [];
  return [finding(requirements, `Source and DevId ${id}`, show(told))];
};

/** XWE-341: the document brings an EntDMID. */
export const idOfOrganisationIsGiven: Check<object> = async ({ device }, _args, requirements) =>
  givenId(device) ? [] : [finding(requirements, 'EntDMID', 'none', { section: section('MS-MDE2', '2.2.9.3') })];

/** EntDMID that an enrollment brought. */
export function givenId(device: DeviceEvidence | undefined): string | undefined {
  const documents = (device?.exchanges ?? []).flatMap((exchange) => provisioningOf(exchange)?.message ?? []);
  const settings = documents.flatMap(({ dmClient }) => dmClient?.settings ?? []);
  return settings.find(({ path }) => path === 'EntDMID')?.value;
}

/** XWE-342: EmmDeviceId of the last request is the EntDMID that the PC was given first, or it is not there. */
export const namesIdOfOrganisation: Check<{ readonly named: boolean }> = async (
  { device },
  { named },
  requirements,
) => {
  const exchange = lastTokenExchange(device);
  const items = (exchange && tokenRequestOf(exchange)?.contextItems) ?? [];
  const received = contextValue(items, 'EmmDeviceId');
  const expected = named ? givenId(device) : undefined;
  if (received === expected && exchange !== undefined) return [];
  return [finding(requirements, `EmmDeviceId ${expected ?? 'left out'}`, received ?? 'left out')];
};

/** XWE-350: the policies that the scenario's PCs were given, and no nonce in two of them. */
export const noncesDiffer: Check<object> = async ({ devices }, _args, requirements) => {
  const answers = devices.flatMap(({ exchanges }) => exchanges.filter(({ step }) => step === 'GetPolicies'));
  const nonces = answers.flatMap((exchange) => {
    const answer = answerOf(exchange);
    const policies = answer && readable(() => readGetPoliciesResponse(answer).message.policies);
    return (policies ?? []).flatMap(({ attestation }) => attestation?.azure?.nonce ?? []);
  });
  if (nonces.length > 1 && new Set(nonces).size === nonces.length) return [];
  return [finding(requirements, 'a nonce for each policy, none of them twice', show(nonces))];
};

/** XWP-211: the host of the last renewal. */
export const renewalWentTo: Check<{ readonly host: string }> = async ({ device }, { host }, requirements) => {
  const url = (device?.exchanges ?? []).findLast(({ step }) => step === 'Renew')?.request.url;
  const received = url === undefined ? 'no renewal' : new URL(url).hostname;
  return received === host ? [] : [finding(requirements, host, received)];
};

/** XWP-214: the PC named the thumbprint of the certificate that it has. */
export const thumbprintIsOwn: Check<object> = (evidence, _args, requirements) => {
  const own = Buffer.from(evidence.device?.certificate ?? '', 'base64');
  const value = createHash('sha1').update(own).digest('hex').toUpperCase();
  return nodeIs(
    evidence,
    { uri: './Device/Vendor/MSFT/CertificateStore/My/WSTEP/CertThumbprint', value },
    requirements,
  );
};
