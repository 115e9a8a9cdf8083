import type { DeviceModel } from './model.js';

/** Reads something of a model once, however many devices are of it: models do not change. What throws is read again. */
export function perModel<T extends object>(read: (model: DeviceModel) => T): (model: DeviceModel) => T {
  const known = new WeakMap<DeviceModel, T>();
  return (model) => {
    const value = known.get(model) ?? Object.freeze(read(model));
    known.set(model, value);
    return value;
  };
}
