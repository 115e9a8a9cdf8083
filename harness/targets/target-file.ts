import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../../protocol/base/errors.js';
import type { AgentLocator } from './agent-schema.js';
import type { NanomdmLocator } from './nanomdm/nanomdm-schema.js';
import type { SecretReference } from './secret-schema.js';
import type { TargetLocator } from './target.js';
import { defaultSettleMs, type TargetDocument, targetSchema } from './target-schema.js';

/** Reads a target file and resolves its secrets. Throws UsageError that names file, line and key. */
export function readTargetFile(path: string): TargetLocator {
  const file = resolve(path);
  return locatorOf(parseTarget(readText(file, 'TARGET_FILE_UNREADABLE', 'the target file cannot be read'), path), file);
}

/** Parses and checks the text of a target file. */
export function parseTarget(text: string, file: string): TargetDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new UsageError('TARGET_FILE_YAML', broken.message.split('\n')[0] ?? broken.message, {
      place: `${file}:${lines.linePos(broken.pos[0]).line}`,
      fix: 'Correct the YAML at this line.',
    });
  const read = targetSchema.safeParse(document.toJS() ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue === undefined ? [] : pathOf(issue);
  throw new UsageError('TARGET_FILE_INVALID', `${path.join('.') || 'target'}: ${messageOf(issue)}`, {
    place: `${file}:${lineOf(document, path, lines)}`,
    fix: 'harness/README.md lists the keys of a target file.',
  });
}

function messageOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'is not valid';
  if (issue.code === 'invalid_union') return 'expected {env: NAME} or {file: PATH}';
  return issue.message;
}

/** The path of an unknown key ends with that key. */
function pathOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}

/** Line of the key at a path; of its nearest ancestor where the key is missing. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const node = isScalar(pair?.key) ? pair.key : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function locatorOf(document: TargetDocument, file: string): TargetLocator {
  const { name, admin, trust, connect, capabilities, without, limits } = document;
  const folder = dirname(file);
  const nanomdm = nanomdmLocator(document, folder, file);
  const agent = agentLocator(document, folder, file);
  const anchors = trust.map((anchor) =>
    readText(resolve(folder, anchor), 'TRUST_UNREADABLE', `trust: the anchors ${anchor} cannot be read`),
  );
  return {
    adapter: admin.kind,
    name,
    adminUrl: admin.url,
    adminToken: resolveSecret('admin.token', admin.token, folder, file),
    ca: anchors.join('\n'),
    without,
    settleMs: limits.settle ?? defaultSettleMs[admin.kind],
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(connect === undefined ? {} : { connect }),
    ...(nanomdm === undefined ? {} : { nanomdm }),
    ...(admin.user === undefined ? {} : { adminUser: admin.user }),
    ...(agent === undefined ? {} : { agent }),
  };
}

function agentLocator({ agent }: TargetDocument, folder: string, file: string): AgentLocator | undefined {
  if (agent === undefined) return undefined;
  const { secret, ...rest } = agent;
  return { ...rest, ...(secret && { secret: resolveSecret('agent.secret', secret, folder, file) }) };
}

function nanomdmLocator(
  { enrollment, webhook }: TargetDocument,
  folder: string,
  file: string,
): NanomdmLocator | undefined {
  if (enrollment === undefined) return undefined;
  const { challenge, ...scep } = enrollment.scep;
  const secret =
    challenge === undefined ? {} : { challenge: resolveSecret('enrollment.scep.challenge', challenge, folder, file) };
  return { enrollment: { ...enrollment, scep: { ...scep, ...secret } }, ...(webhook === undefined ? {} : { webhook }) };
}

function resolveSecret(key: string, secret: SecretReference, folder: string, place: string): string {
  if ('file' in secret)
    return readText(resolve(folder, secret.file), 'SECRET_UNREADABLE', `${key}: the file cannot be read`).trim();
  const value = process.env[secret.env];
  if (value !== undefined && value !== '') return value;
  throw new UsageError('SECRET_MISSING', `${key}: the environment has no ${secret.env}`, {
    place,
    fix: `Set ${secret.env}, or name a file: {file: PATH}`,
  });
}

function readText(file: string, code: string, message: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(code, message, { place: file, cause });
  }
}
