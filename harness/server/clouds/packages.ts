import { writeSimulatedPackage } from '../../../protocol/android/simulated-package.js';
import type { CloudRequest, CloudResponse } from './cloud.js';
import { plain } from './cloud.js';

interface Dpc {
  readonly packageName: string;
  /** Fully qualified. */
  readonly receiver: string;
  /** SHA-256 of the signing certificate, base64url. */
  readonly signer: string;
}

const devicePolicy: Dpc = {
  packageName: 'com.google.android.apps.work.clouddpc',
  receiver: 'com.google.android.apps.work.clouddpc.receivers.CloudDeviceAdminReceiver',
  // as every payload of the Android Management API names it
  signer: 'I5YvS0O5hXY46mb01BlRjq4oJJGs2kuUcHvVkAPEXlg',
};

const companyPortal: Dpc = {
  packageName: 'test.muster.companyportal',
  receiver: 'test.muster.companyportal.AdminReceiver',
  signer: 'simulated-signer-of-the-company-portal-app0',
};

const musterDpc: Dpc = {
  packageName: 'test.muster.dpc',
  receiver: 'test.muster.dpc.AdminReceiver',
  signer: 'simulated-signer-of-the-muster-test-dpc-000',
};

const play = 'https://play.google.com/store/apps/details?id=';

/** Packages by the address that they have in the world. What is handed out stands for them and says so. */
const packages: Readonly<Record<string, Dpc>> = {
  'https://aka.ms/intune_kme_deviceowner': devicePolicy,
  'https://aka.ms/intune_kme': companyPortal,
  [play + devicePolicy.packageName]: devicePolicy,
  [play + musterDpc.packageName]: musterDpc,
};

/** GET `?address=`: the simulated package of a device that cannot reach the vendor, and must not. */
export function answerPackage({ query }: CloudRequest): CloudResponse {
  const address = query.get('address') ?? '';
  const found = Object.hasOwn(packages, address) ? packages[address] : undefined;
  if (found === undefined) return plain(`there is no package at ${address}`, 404);
  const { packageName, receiver, signer } = found;
  const bytes = { packageName, versionCode: 1, receivers: [receiver], signer: Buffer.from(signer, 'base64url') };
  const headers = { 'content-type': 'application/vnd.android.package-archive' };
  return { status: 200, headers, body: Buffer.from(writeSimulatedPackage(bytes)).toString('utf8') };
}
