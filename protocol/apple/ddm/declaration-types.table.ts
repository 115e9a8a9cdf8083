import { accountsTypes } from './declaration-types/accounts.table.js';
import { assetsTypes } from './declaration-types/assets.table.js';
import { managementTypes } from './declaration-types/management.table.js';
import { servicesTypes } from './declaration-types/services.table.js';
import { settingsTypes } from './declaration-types/settings.table.js';
import type { DeclarationType, DeclarationTypes } from './payload-key.js';

/** Every declaration type of Apple's schema at iOS 18.1 and macOS 15.1 (apple/device-management, declarative/declarations). */
export const declarationTypes: DeclarationTypes = Object.freeze({
  ...accountsTypes,
  ...assetsTypes,
  ...managementTypes,
  ...servicesTypes,
  ...settingsTypes,
});

export function declarationType(type: string): DeclarationType | undefined {
  return Object.hasOwn(declarationTypes, type) ? declarationTypes[type] : undefined;
}
