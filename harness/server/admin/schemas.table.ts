import { methods, platforms } from '../../../protocol/base/vocabulary.js';

/** JSON Schemas of the admin API: they check requests, and `/openapi.json` is made of them. */
const text = { type: 'string', minLength: 1, maxLength: 512 } as const;
const names = { type: 'array', items: text, maxItems: 10_000 } as const;
const time = { type: 'number', description: 'Milliseconds since the epoch' } as const;

export const anyObject = { type: 'object', additionalProperties: true } as const;

function object(properties: Readonly<Record<string, object>>, required: readonly string[] = []): object {
  return { type: 'object', additionalProperties: false, properties, required };
}

export const errorBody = object(
  { code: text, message: { type: 'string' }, place: { type: 'string' }, fix: { type: 'string' } },
  ['code', 'message'],
);

const tenantId = { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$' } as const;

export const tenantWishes = object({
  id: { ...tenantId, description: 'A DNS label; a free one is chosen without it' },
  editions: { ...names, description: 'Editions of the manuals switched on, such as 002' },
  brokenRules: { ...names, description: '<requirement>/<mutant>: rules that are broken on purpose' },
  faults: names,
  now: { ...time, description: "Start of the tenant's clock, milliseconds since the epoch" },
});

export const tenantView = object(
  {
    id: tenantId,
    domain: { type: 'string' },
    hosts: { ...names, description: 'Host names that lead to the tenant; * stands for one label, the service' },
    now: time,
    editions: names,
    brokenRules: names,
    faults: names,
  },
  ['id', 'domain', 'hosts', 'now'],
);

export const clockChange = {
  type: 'object',
  oneOf: [
    object({ advanceMs: { type: 'number', description: 'Milliseconds; negative moves back' } }, ['advanceMs']),
    object({ now: time }, ['now']),
  ],
} as const;

export const clockView = object({ now: time }, ['now']);

export const personDocument = object(
  {
    upn: { ...text, pattern: '^[^@\\s]+@[^@\\s]+$' },
    name: text,
    password: text,
    groups: names,
    licensed: { type: 'boolean' },
  },
  ['upn', 'name', 'password'],
);

export const personView = object({ upn: text, name: text, groups: names, licensed: { type: 'boolean' } }, [
  'upn',
  'name',
  'groups',
  'licensed',
]);

const commandView = object(
  {
    id: text,
    kind: { type: 'string' },
    state: { type: 'string', enum: ['queued', 'sent', 'not-now', 'acknowledged', 'failed', 'expired'] },
    result: anyObject,
  },
  ['id', 'kind', 'state'],
);

export const deviceView = object(
  {
    id: { type: 'string' },
    enrollmentId: { type: 'string' },
    platform: { type: 'string', enum: platforms },
    method: { type: 'string', enum: methods },
    serial: { type: 'string' },
    model: { type: 'string' },
    osVersion: { type: 'string' },
    upn: { type: 'string' },
    state: { type: 'string', enum: ['enrolling', 'enrolled', 'unenrolled'] },
    enrolledAt: time,
    lastContact: time,
    certificateSha256: { type: 'string', description: "SHA-256 of the management certificate's DER, hex" },
    commands: { type: 'array', items: commandView },
    detail: anyObject,
  },
  ['id', 'enrollmentId', 'platform', 'state', 'commands', 'detail'],
);

export const deviceFilter = object({ enrollmentId: { type: 'string' }, upn: { type: 'string' } });

export const enrollmentRequest = object(
  {
    platform: { type: 'string', enum: platforms },
    method: { type: 'string', enum: methods },
    upn: text,
    serial: text,
    options: anyObject,
  },
  ['platform', 'method'],
);

export const enrollmentEntry = object(
  {
    platform: { type: 'string' },
    method: { type: 'string' },
    url: { type: 'string' },
    username: { type: 'string' },
    password: { type: 'string' },
    qrPng: { type: 'string', description: 'PNG image, base64' },
    program: { type: 'string', enum: ['settings', 'company-portal'], description: 'where the person begins on a PC' },
    identifier: { type: 'string', description: 'what is typed where the set-up asks for an account' },
    nfcTag: { type: 'string', description: 'NDEF message, base64' },
    configuration: {
      type: 'object',
      description: "what the vendor's enrollment cloud hands the device",
      properties: { service: { type: 'string', enum: ['zero-touch', 'kme'] }, text: { type: 'string' } },
    },
    file: { type: 'string', description: 'text of a file that the device loads' },
    token: { type: 'string' },
    identity: object({ certificate: { type: 'string' }, privateKey: { type: 'string' } }, [
      'certificate',
      'privateKey',
    ]),
    reference: { type: 'string' },
  },
  ['platform', 'method'],
);

export const identifier = object({ id: text }, ['id']);

export const ruleView = object({ requirements: names, mutants: names }, ['requirements', 'mutants']);

export const tenantRules = object({ broken: names, consulted: names }, ['broken', 'consulted']);

export const description = object(
  {
    name: text,
    version: text,
    simulated: { type: 'boolean' },
    capabilities: names,
    urls: anyObject,
    ca: { type: 'string', description: 'Trust anchor of the device listener, PEM; empty in plain-http mode' },
    now: time,
  },
  ['name', 'version', 'simulated', 'capabilities', 'urls', 'ca', 'now'],
);

export const tenantParams = object({ tenant: tenantId }, ['tenant']);
export const deviceParams = object({ tenant: tenantId, device: text }, ['tenant', 'device']);
export const kindParams = object({ tenant: tenantId, kind: text }, ['tenant', 'kind']);
