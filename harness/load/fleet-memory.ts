import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RecordStore } from '../../agents/device/store.js';
import type { LoadResults } from '../../reports/model/load-results.js';

/** Below this many devices a fleet's memory drowns in the pages that the process takes and returns anyway. */
const fewestDevices = 500;
/** Bytes that an idle enrolled device may keep resident. */
const budget = 8 * 1_024;

/**
 * Measures what enrolled idle devices keep resident. Resident memory is read three times, each time after a garbage collection: before anything
 * is prepared (`before`), when the last device is enrolled and everything a device uses while it enrolls is released (`after`), and once
 * the fleet's store is closed (`withoutFleet`). `after - withoutFleet` is what the fleet itself holds: its records, its wake index and whatever
 * else goes with them. `after - before` is all that the process grew by; it also has what the process needs once, however many
 * devices there are: compiled code, TLS, the allocator's reserve. Heap that devices left behind would show in `heapPerDevice`.
 */
export class FleetMemory {
  readonly #before = readMemory();

  /** Closes the store. `enrolled`: devices of this run. */
  async end(store: RecordStore, enrolled: number): Promise<LoadResults['memory']> {
    const after = readMemory();
    const [devices, record] = [store.count, averageRecord(store)];
    await store.close();
    const withoutFleet = readMemory().resident;
    const before = this.#before;
    return {
      before: before.resident,
      after: after.resident,
      withoutFleet,
      devices,
      budget,
      ...(devices >= fewestDevices && {
        perDevice: Math.max(0, Math.round((after.resident - withoutFleet) / devices)),
      }),
      ...(enrolled >= fewestDevices && {
        grownPerDevice: Math.round((after.resident - before.resident) / enrolled),
        heapPerDevice: Math.round((after.heap - before.heap) / enrolled),
      }),
      record,
    };
  }
}

function readMemory(): { readonly resident: number; readonly heap: number } {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  // finalizers of the first collection free what the second one then finds
  collect();
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss, heap: heapUsed };
}

/** Of the first hundred records. */
function averageRecord(store: RecordStore): number {
  const sizes: number[] = [];
  for (const record of store.records()) {
    sizes.push(JSON.stringify(record).length);
    if (sizes.length === 100) break;
  }
  return sizes.length === 0 ? 0 : Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}
