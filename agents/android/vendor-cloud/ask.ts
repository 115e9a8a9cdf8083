import { readJsonObject } from '../../../protocol/android/read-json.js';
import { readSimulatedPackage, type SimulatedPackage } from '../../../protocol/android/simulated-package.js';
import {
  assignmentPath,
  packagePath,
  type VendorAssignment,
  type VendorQuestion,
} from '../../../protocol/android/vendor-link.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { TransportRequest, TransportResponse } from '../../device/transport.js';
import { type AndroidDevice, refuse, refuseProvisioning } from '../device.js';
import { secondImei } from '../identity.js';
import { reachesHost } from './rules.js';

const step = 'FetchConfiguration';

/** What the cloud has assigned to this device; undefined when it has nothing, or does not know it. */
export async function askForAssignment(
  device: AndroidDevice,
  link: string,
  profile?: string,
): Promise<VendorAssignment | undefined> {
  const question = questionOf(device, profile);
  const headers = { 'content-type': 'application/json' };
  const body = Buffer.from(JSON.stringify(question));
  const response = await send(device, { step, method: 'POST', url: link + assignmentPath, headers, body });
  if (response.status === 404) return undefined;
  const read = response.status === 200 ? readJsonObject(Buffer.from(response.body).toString('utf8')) : undefined;
  if (read?.kind === 'object' && typeof read.object.text === 'string')
    return read.object as unknown as VendorAssignment;
  const { status, exchange } = response;
  return refuse({ form: 'http', code: String(status), message: 'the cloud gave no assignment', step, exchange });
}

function questionOf({ record, state, habits, world: { model } }: AndroidDevice, profile?: string): VendorQuestion {
  const { manufacturer, product } = model;
  return {
    imei: state.imei,
    ...(habits.dualSim && { imei2: secondImei(state.imei) }),
    serialNumber: record.serial,
    manufacturer,
    model: product,
    ...(profile !== undefined && { profile }),
  };
}

/** The package that lies at this address in the world, which the simulated cloud holds for its devices. */
export async function fetchPackage(device: AndroidDevice, link: string, address: string): Promise<SimulatedPackage> {
  const url = `${link}${packagePath}?${new URLSearchParams({ address })}`;
  const { status, body } = await send(device, { step: 'DownloadPackageTask', method: 'GET', url });
  const found = status === 200 ? readSimulatedPackage(body) : undefined;
  return found ?? refuseProvisioning('DownloadPackageTask', 'download_failed', `there is no package at ${address}`);
}

/** A request that the firewall around the device may keep back. */
async function send(device: AndroidDevice, request: TransportRequest): Promise<TransportResponse> {
  const { transport, signal } = device.world;
  const { hostname } = new URL(request.url);
  if (!reachesHost(device.rules, device.habits.blockedHosts, hostname))
    return refuseProvisioning(request.step, 'NETWORK', `the network does not let ${hostname} through`);
  try {
    return await transport.send({ ...request, ...(signal && { signal }) });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return refuseProvisioning(request.step, 'NETWORK', error.message);
  }
}
