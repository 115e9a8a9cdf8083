import { dict, type PlistDict, type PlistValue, stringOf } from '../../../protocol/plist/value.js';
import type { InstalledMedia } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';
import { integerOf } from './members.js';

/** InstallMedia: a book from the store or by address (mdm/commands/media.install.yaml). A book with the same id takes its place. */
export const installMedia: CommandHandler = (device, command) => {
  const mediaType = stringOf(command.get('MediaType')) ?? '';
  if (mediaType !== 'Book') return failed('mediaTypeInvalid', mediaType);
  const storeId = integerOf(command.get('iTunesStoreID'));
  const [persistentId, title] = [stringOf(command.get('PersistentID')), stringOf(command.get('Title'))];
  const url = stringOf(command.get('MediaURL'));
  if (storeId === undefined && (url === undefined || persistentId === undefined))
    return failed('malformedRequest', 'MediaURL');
  const book: InstalledMedia = {
    mediaType,
    ...(storeId !== undefined && { storeId }),
    ...(persistentId !== undefined && { persistentId }),
    ...(title !== undefined && { title }),
  };
  device.update({ media: [...others(device, book), book] });
  const ids = { iTunesStoreID: storeId, MediaURL: url, PersistentID: persistentId };
  return acknowledged({ ...ids, MediaType: mediaType, State: 'Installed' });
};

function others({ state }: AppleDevice, { storeId, persistentId }: Partial<InstalledMedia>): readonly InstalledMedia[] {
  return (state.media ?? []).filter((book) =>
    storeId === undefined ? book.persistentId !== persistentId : book.storeId !== storeId,
  );
}

export const managedMediaList: CommandHandler = ({ state }) => {
  const describe = ({ storeId, persistentId, title }: InstalledMedia): PlistValue =>
    dict({ iTunesStoreID: storeId, PersistentID: persistentId, Title: title, State: 'Installed' });
  return acknowledged({ Books: (state.media ?? []).map(describe) });
};

/** RemoveMedia names what InstallMedia named; what is not there is gone already (mdm/commands/media.remove.yaml). */
export const removeMedia: CommandHandler = (device, command) => {
  const media = others(device, namedBy(command));
  device.update({ media: media.length === 0 ? undefined : media });
  return acknowledged();
};

function namedBy(command: PlistDict): Partial<InstalledMedia> {
  const [storeId, persistentId] = [stringOf(command.get('iTunesStoreID')), stringOf(command.get('PersistentID'))];
  if (storeId !== undefined) return { storeId: Number(storeId) };
  return persistentId === undefined ? {} : { persistentId };
}
