import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Call } from './call.js';
import * as companies from './companies.js';
import * as configurations from './configurations.js';
import * as customerDevices from './customer-devices.js';
import { listDpcs } from './dpcs.js';
import * as operations from './operations.js';
import * as resellerDevices from './reseller-devices.js';
import { getSimLockState } from './sim-lock.js';

/** Calls by method and path below /v1, an id standing as `*` (Android Device Provisioning Partner API v1, REST reference). */
export const routes: Readonly<Record<string, (call: Call) => JsonObject>> = {
  'GET customers': companies.listOwnCustomers,
  'POST customers/*/configurations': configurations.createConfiguration,
  'GET customers/*/configurations': configurations.listConfigurations,
  'GET customers/*/configurations/*': configurations.getConfiguration,
  'PATCH customers/*/configurations/*': configurations.patchConfiguration,
  'DELETE customers/*/configurations/*': configurations.deleteConfiguration,
  'GET customers/*/devices': customerDevices.listDevices,
  'GET customers/*/devices/*': customerDevices.getDevice,
  'POST customers/*/devices:applyConfiguration': customerDevices.applyConfiguration,
  'POST customers/*/devices:removeConfiguration': customerDevices.removeConfiguration,
  'POST customers/*/devices:unclaim': customerDevices.unclaimDevice,
  'GET customers/*/dpcs': listDpcs,
  'GET operations/*': operations.getOperation,
  'GET partners/*/customers': companies.listCustomers,
  'POST partners/*/customers': companies.createCustomer,
  'GET partners/*/vendors': companies.listVendors,
  'GET partners/*/vendors/*/customers': companies.listVendorCustomers,
  'GET partners/*/devices/*': resellerDevices.getPartnerDevice,
  'POST partners/*/devices/*/metadata': resellerDevices.updateDeviceMetadata,
  'POST partners/*/devices:claim': resellerDevices.claimDevice,
  'POST partners/*/devices:claimAsync': operations.claimDevices,
  'POST partners/*/devices:unclaim': resellerDevices.unclaimDevice,
  'POST partners/*/devices:unclaimAsync': operations.unclaimDevices,
  'POST partners/*/devices:updateMetadataAsync': operations.updateMetadata,
  'POST partners/*/devices:findByIdentifier': resellerDevices.findByIdentifier,
  'POST partners/*/devices:findByOwner': resellerDevices.findByOwner,
  'POST partners/*/devices:getSimLockState': getSimLockState,
};
