import { type DeviceErrorName, errorItem } from '../../../protocol/apple/errors.table.js';
import { membersToDict } from '../../../protocol/apple/fields.js';
import { type SettingEntry, settingItems } from '../../../protocol/apple/settings.table.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dictToJson } from '../../../protocol/plist/json.js';
import {
  arrayOf,
  dict,
  dictOf,
  type PlistDict,
  type PlistValue,
  stringOf,
  typeOf,
} from '../../../protocol/plist/value.js';
import { findApp, putApp } from '../apps.js';
import type { InstalledApp } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { obeysItem } from '../device-rules.js';
import { sharedMembers } from '../shared-ipad/configuration.js';
import { takesWallpaper } from '../shared-ipad/rules.js';
import { acknowledged, type CommandHandler } from './answer.js';

/** Settings: each item is judged and answered by itself (mdm/commands/settings.yaml). */
export const settings: CommandHandler = (device, command) => {
  const items = (arrayOf(command.get('Settings')) ?? []).map((item) => dictOf(item) ?? new Map());
  const objections = items.map((item) => objectionTo(device, item));
  const answers = items.map((item, index) => {
    const others = objections.filter((objection, other) => other !== index && objection !== undefined).length;
    const objection = objections[index];
    if (objection === undefined && obeysItem(device.rules, others)) apply(device, item);
    return answerTo(item, objection);
  });
  return acknowledged({ Settings: answers });
};

interface Objection {
  readonly error: DeviceErrorName;
  readonly argument: string;
}

function objectionTo(device: AppleDevice, item: PlistDict): Objection | undefined {
  const name = stringOf(item.get('Item')) ?? 'Item';
  const entry: SettingEntry | undefined = Object.hasOwn(settingItems, name) ? settingItems[name] : undefined;
  const support = entry?.[device.family];
  if (name === 'Wallpaper' && !takesWallpaper(device.rules, device.shared))
    return { error: 'impossible', argument: 'A Shared iPad keeps its wallpaper.' };
  if (entry === undefined || support === undefined) return { error: 'unavailableCommand', argument: name };
  if (support === 'supervised' && !device.supervised) return { error: 'notSupervised', argument: name };
  if (support === 'shared' && !device.shared) return { error: 'impossible', argument: `${name} is for Shared iPad.` };
  const wrong = wrongIn(item, entry);
  if (wrong !== undefined) return { error: 'malformedRequest', argument: `${name}.${wrong}` };
  return appSettings.has(name) && managedApp(device, item) === undefined
    ? { error: 'appNotManaged', argument: stringOf(item.get('Identifier')) ?? '' }
    : undefined;
}

/** The first key whose value does not fit, also within a key that is a dictionary. */
function wrongIn(item: PlistDict, { keys, members = {} }: SettingEntry): string | undefined {
  const wrong = Object.entries(keys).find(([key, wanted]) => !fits(item.get(key), wanted));
  if (wrong !== undefined) return wrong[0];
  for (const [key, wanted] of Object.entries(members)) {
    const within = dictOf(item.get(key));
    const inner = within && wrongIn(within, { keys: wanted });
    if (inner !== undefined) return `${key}.${inner}`;
  }
  return undefined;
}

function fits(value: PlistValue | undefined, wanted: string): boolean {
  return value === undefined ? !wanted.endsWith('!') : typeOf(value) === wanted.replace('!', '');
}

const appSettings = new Set(['ApplicationConfiguration', 'ApplicationAttributes']);

function managedApp(device: AppleDevice, item: PlistDict) {
  const app = findApp(device, stringOf(item.get('Identifier')) ?? '');
  return app?.managed === true ? app : undefined;
}

/** Most items are remembered as they came; those of apps belong to the app. An item without its key takes the setting back. */
function apply(device: AppleDevice, item: PlistDict): void {
  const name = stringOf(item.get('Item')) ?? '';
  const app = appSettings.has(name) ? managedApp(device, item) : undefined;
  if (app !== undefined) putApp(device, withSetting(app, name, item));
  else device.update({ settings: { ...device.state.settings, [name]: sharedMembers(device, name, membersOf(item)) } });
}

function withSetting(app: InstalledApp, name: string, item: PlistDict): InstalledApp {
  const [key, member] =
    name === 'ApplicationConfiguration'
      ? (['configuration', 'Configuration'] as const)
      : (['attributes', 'Attributes'] as const);
  const { [key]: _, ...rest } = app;
  const value = dictOf(item.get(member));
  const twice = key === 'configuration' && app.configuration !== undefined && value !== undefined;
  return value === undefined
    ? rest
    : { ...rest, [key]: dictToJson(value), ...(twice && { configuredTwice: true as const }) };
}

function membersOf(item: PlistDict): JsonObject {
  return dictToJson(new Map([...item].filter(([key]) => key !== 'Item')));
}

function answerTo(item: PlistDict, objection: Objection | undefined): PlistValue {
  const chain = objection && [membersToDict({ ...errorItem(objection.error, objection.argument) })];
  const head = { Item: stringOf(item.get('Item')), Identifier: stringOf(item.get('Identifier')) };
  return dict({ ...head, Status: objection === undefined ? 'Acknowledged' : 'Error', ErrorChain: chain });
}
