import type { LinkEnroll, LinkEnrolled, LinkSignIn } from '../../../../protocol/amapi/device-link.js';
import { timestamp } from '../../../../protocol/amapi/duration.js';
import { type ManagementMode, managementModeFacts } from '../../../../protocol/android/management-modes.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Call, newId, refuse } from './call.js';
import { previousNames } from './device-rules.js';
import { publish } from './notify.js';
import { signinOf } from './sign-in.js';
import type { EnterpriseState, TokenState } from './state.js';
import { carriesData, identifiersShown, isToken, modeOfToken, tokenHasUses, tokenInForce } from './token-rules.js';

/** A device redeems its enrollment token and learns how it is managed; one with a sign-in token is sent to the EMM's page first. */
export function enrollDevice(call: Call): LinkEnrolled | LinkSignIn {
  const facts = call.body as unknown as LinkEnroll;
  for (const [name, enterprise] of call.state.enterprises) {
    const token = [...enterprise.tokens.values()].find(({ value }) =>
      isToken(call.context, value, facts.enrollmentToken),
    );
    if (token !== undefined) return redeem(call, name, enterprise, token, facts);
    const signin = signinOf(enterprise, facts.enrollmentToken);
    if (signin !== undefined) return sendToSignIn(call, name, signin, facts);
  }
  throw refuse('PERMISSION_DENIED', 'The enrollment token is not valid.');
}

function redeem(
  call: Call,
  enterpriseName: string,
  enterprise: EnterpriseState,
  token: TokenState,
  facts: LinkEnroll,
): LinkEnrolled {
  const { context, random } = call;
  if (!tokenInForce(context, token)) throw refuse('PERMISSION_DENIED', 'The enrollment token has expired.');
  if (!tokenHasUses(context, token)) throw refuse('PERMISSION_DENIED', 'The enrollment token was used already.');
  const mode = modeOfToken(context, token.personalUsage, facts.factoryReset === true);
  if (mode === undefined) throw refuse('FAILED_PRECONDITION', 'The token is for devices that were reset.');
  token.uses += 1;
  const name = `${enterpriseName}/devices/${newId(random)}`;
  const key = Buffer.from(random.bytes(24)).toString('base64url');
  const former = previousNames(context, enterprise.enrolled, String(facts.serialNumber));
  const resource = {
    ...newDevice(call, name, facts, mode, token),
    ...(former.length > 0 && { previousDeviceNames: former }),
  };
  enterprise.enrolled.push({ serial: String(facts.serialNumber), name });
  enterprise.devices.set(name, { resource, key, mode, operations: new Map() });
  publish(call, enterprise, 'ENROLLMENT', resource);
  return { device: name, key, mode };
}

function newDevice(
  { context }: Call,
  name: string,
  { apiLevel, brand, model, serialNumber, enterpriseSpecificId }: LinkEnroll,
  mode: ManagementMode,
  token: TokenState,
): JsonObject {
  const { owner, ownership } = managementModeFacts[mode];
  const enrollmentTokenData = carriesData(context, token);
  return {
    name,
    managementMode: owner,
    ownership,
    state: 'ACTIVE',
    appliedState: 'PROVISIONING',
    apiLevel,
    hardwareInfo: { brand, model, serialNumber, ...(enterpriseSpecificId !== undefined && { enterpriseSpecificId }) },
    policyName: token.policyName,
    enrollmentTime: timestamp(context.now),
    enrollmentTokenName: String(token.resource.name),
    ...(enrollmentTokenData !== undefined && { enrollmentTokenData }),
  };
}

/** The page of the EMM gets a name by which it may ask what stands before it. */
function sendToSignIn(call: Call, enterprise: string, signin: JsonObject, facts: LinkEnroll): LinkSignIn {
  const { random, state, context } = call;
  const usage = signin.allowPersonalUsage === 'PERSONAL_USAGE_DISALLOWED' ? signin.allowPersonalUsage : undefined;
  const mode = modeOfToken(context, usage ?? 'PERSONAL_USAGE_ALLOWED', facts.factoryReset === true);
  if (mode === undefined) throw refuse('FAILED_PRECONDITION', 'The token is for devices that were reset.');
  const { owner: managementMode, ownership } = managementModeFacts[mode];
  const name = `provisioningInfo/${newId(random, 16)}`;
  const { apiLevel, brand, model, serialNumber, imei } = facts;
  const identifiers = { serialNumber, ...(imei !== undefined && { imei }) };
  state.provisionings.set(name, {
    name,
    enterprise,
    managementMode,
    ownership,
    apiLevel,
    brand,
    model,
    ...(identifiersShown(context, mode) && identifiers),
  });
  const url = new URL(String(signin.signinUrl));
  url.searchParams.set('provisioningInfo', name);
  return { signIn: url.href };
}
