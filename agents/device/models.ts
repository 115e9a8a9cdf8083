import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../protocol/base/errors.js';
import { type Json, type JsonObject, platforms } from '../../protocol/base/vocabulary.js';
import type { DeviceModel } from './model.js';
import { packageFile } from './package-root.js';

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);

/** The part of a model that every platform shares; `habits` is checked by the platform that reads it. */
const modelSchema = z.strictObject({
  name: z.string().min(1),
  platform: z.enum(platforms),
  manufacturer: z.string().min(1),
  osVersion: z.string().min(1),
  osBuild: z.string().min(1),
  product: z.string().min(1),
  apiLevel: z.int().min(1).exactOptional(),
  supervised: z.boolean().exactOptional(),
  habits: z.record(z.string(), json).default({}),
});

/** Every model of a folder, the package's own folder by default, ordered by id. Throws UsageError naming file, line and key. */
export function loadModels(folder: string = packageFile('agents/models')): readonly DeviceModel[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const models = files.sort().map((file) => parseModel(readFileSync(join(folder, file), 'utf8'), join(folder, file)));
  for (const [index, model] of models.entries()) {
    const twin = models.slice(0, index).find(({ name }) => name === model.name);
    if (twin !== undefined) {
      throw new UsageError('MODEL_NAME_TAKEN', `the models ${twin.id} and ${model.id} are both named "${model.name}"`, {
        place: join(folder, `${model.id}.yaml`),
        fix: 'Scenarios choose a model by its name: give each its own.',
      });
    }
  }
  return models;
}

/** Reads one model file. Throws UsageError naming file, line and key. */
export function parseModel(text: string, file: string): DeviceModel {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new UsageError('MODEL_UNREADABLE', broken.message, { place: `${file}:${lines.linePos(broken.pos[0]).line}` });
  }
  const read = modelSchema.safeParse(document.toJS());
  if (read.success) return freezeModel({ id: basename(file, '.yaml'), ...read.data });
  const { path, message } = firstIssue(read.error);
  const node = nearestNode(document, path);
  const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  throw new UsageError('MODEL_INVALID', `${path.join('.') || 'model'}: ${message}`, {
    place: `${file}:${line}`,
    fix: 'agents/README.md lists the keys of a device model.',
  });
}

/** The model with this name or id, case aside. Throws UsageError that lists what there is. */
export function findModel(models: readonly DeviceModel[], nameOrId: string): DeviceModel {
  const wanted = nameOrId.toLowerCase();
  const model = models.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (model !== undefined) return model;
  throw new UsageError('MODEL_UNKNOWN', `there is no device model "${nameOrId}"`, {
    fix: `Choose one of: ${models.map(({ name }) => name).join(', ')}.`,
  });
}

/** The model with some facts replaced for one device: `{ osVersion: '17.0' }`; `habits` are merged key by key. Throws UsageError on a fact that no model has. */
export function overrideModel(model: DeviceModel, overrides: JsonObject): DeviceModel {
  const { id, ...facts } = model;
  const { habits = {}, ...others } = overrides;
  const merged = { ...facts, ...others, habits: { ...facts.habits, ...(habits as JsonObject) } };
  const read = modelSchema.safeParse(merged);
  if (read.success) return freezeModel({ id, ...read.data });
  const { path, message } = firstIssue(read.error);
  throw new UsageError('MODEL_INVALID', `override of ${model.name}: ${path.join('.')}: ${message}`);
}

function firstIssue(error: z.ZodError): { readonly path: readonly PropertyKey[]; readonly message: string } {
  const issue = error.issues[0];
  if (issue === undefined) return { path: [], message: error.message };
  return issue.code === 'unrecognized_keys' ? { ...issue, path: [...issue.path, ...issue.keys.slice(0, 1)] } : issue;
}

/** The YAML node at a path, or of its closest ancestor that exists (a missing key has no line of its own). */
function nearestNode(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): unknown {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node)) return node;
  }
  return document.contents;
}

function freezeModel(model: DeviceModel): DeviceModel {
  return Object.freeze({ ...model, habits: Object.freeze(model.habits) });
}
