import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** Note under which a step leaves why the administrator was refused; undefined when not. */
export const savingRefused = 'configurator-saving-refused';

/** Whether the administrator's change was taken. */
export const savingIs: Check<{ readonly outcome: string }> = async ({ notes }, { outcome }, requirements) => {
  const reason = notes.get(savingRefused);
  const received = reason === undefined ? 'accepted' : 'refused';
  return received === outcome ? [] : [finding(requirements, `saving is ${outcome}`, `${received} ${reason ?? ''}`)];
};

/** Details of a serial number in the list. */
export const detailsAre: Check<{ readonly serial: string; readonly details: string }> = async (
  { admin },
  { serial, details },
  requirements,
) => {
  const { devices = [] } = await admin.readSettings('configurator');
  const found = (devices as readonly JsonObject[]).find((device) => device.serial === serial);
  if (found?.details === details) return [];
  return [finding(requirements, `${serial} with "${details}"`, String(found?.details ?? 'not listed'))];
};

/** How many serial numbers are listed. */
export const listed: Check<{ readonly count: number }> = async ({ admin }, { count }, requirements) => {
  const { devices = [] } = await admin.readSettings('configurator');
  const received = (devices as readonly JsonObject[]).length;
  return received === count ? [] : [finding(requirements, `${count} serial numbers`, `${received}`)];
};

/** The profile that the administrator reads at the device, which dynamic groups are made by. */
export const enrollmentProfileIs: Check<{ readonly name: string }> = async (
  { admin, device },
  { name },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = String(view?.detail.enrollmentProfileName ?? 'none');
  return received === name ? [] : [finding(requirements, `enrollmentProfileName ${name}`, received)];
};

/** Whether the device is listed as this person's. */
export const belongsTo: Check<{ readonly upn: string | undefined }> = async (
  { admin, device },
  { upn },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  return view !== undefined && view.upn === upn
    ? []
    : [finding(requirements, `a device of ${upn ?? 'nobody'}`, view === undefined ? 'none' : (view.upn ?? 'nobody'))];
};

/** How the device is set up, as its holder sees it: supervised or not, and which panes were shown. */
export const isSetUp: Check<{ readonly supervised: boolean; readonly hides: string }> = async (
  { device },
  { supervised, hides },
  requirements,
) => {
  const setup = device?.state.setup as
    | { readonly supervised?: boolean; readonly panes?: readonly string[] }
    | undefined;
  const shown = setup?.panes?.includes(hides) ?? true;
  if (setup?.supervised === supervised && !shown) return [];
  const received = `supervised ${String(setup?.supervised)}, ${hides} ${shown ? 'shown' : 'hidden'}`;
  return [finding(requirements, `supervised ${supervised}, ${hides} hidden`, received)];
};
