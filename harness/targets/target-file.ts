import { dirname, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../../protocol/base/errors.js';
import type { AgentLocator } from './agent-schema.js';
import type { NanomdmLocator } from './nanomdm/nanomdm-schema.js';
import { readEntry } from './no-admin/read-entry.js';
import { readText, resolveSecret, type Written } from './read-secret.js';
import type { TargetLocator } from './target.js';
import { adminKinds, defaultSettleMs, type TargetDocument, targetSchema } from './target-schema.js';

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
  if (issue.code !== 'invalid_union') return issue.message;
  return issue.path.at(-1) === 'kind' ? `expected ${adminKinds.join(', ')}` : 'expected {env: NAME} or {file: PATH}';
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
  const { name, admin, trust, connect, capabilities, without, limits, entries, allowHosts } = document;
  const written: Written = { folder: dirname(file), place: file };
  const nanomdm = nanomdmLocator(document, written);
  const agent = agentLocator(document, written);
  return {
    adapter: admin.kind,
    name,
    ...adminLocator(admin, written),
    ca: readAnchors(trust, written),
    without,
    settleMs: limits.settle ?? defaultSettleMs[admin.kind],
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(connect === undefined ? {} : { connect }),
    ...(allowHosts === undefined ? {} : { allowHosts }),
    ...(nanomdm === undefined ? {} : { nanomdm }),
    ...(agent === undefined ? {} : { agent }),
    ...(entries === undefined ? {} : { entries: entries.flatMap((entry) => readEntry(entry, written)) }),
  };
}

/** Trust anchors in PEM, one file after the other. Throws UsageError that names the file. */
export function readAnchors(files: readonly string[], { folder }: Written): string {
  return files
    .map((anchor) =>
      readText(resolve(folder, anchor), 'TRUST_UNREADABLE', `trust: the anchors ${anchor} cannot be read`),
    )
    .join('\n');
}

function adminLocator(
  admin: TargetDocument['admin'],
  written: Written,
): Pick<TargetLocator, 'adminUrl' | 'adminToken' | 'adminUser'> {
  if (admin.kind === 'none') return { adminUrl: '', adminToken: '' };
  const { url, token, user } = admin;
  const adminToken = resolveSecret('admin.token', token, written);
  return { adminUrl: url, adminToken, ...(user === undefined ? {} : { adminUser: user }) };
}

function agentLocator({ agent }: TargetDocument, written: Written): AgentLocator | undefined {
  if (agent === undefined) return undefined;
  const { secret, ...rest } = agent;
  return { ...rest, ...(secret && { secret: resolveSecret('agent.secret', secret, written) }) };
}

function nanomdmLocator({ enrollment, webhook }: TargetDocument, written: Written): NanomdmLocator | undefined {
  if (enrollment === undefined) return undefined;
  const { challenge, ...scep } = enrollment.scep;
  const secret =
    challenge === undefined ? {} : { challenge: resolveSecret('enrollment.scep.challenge', challenge, written) };
  return { enrollment: { ...enrollment, scep: { ...scep, ...secret } }, ...(webhook === undefined ? {} : { webhook }) };
}
