import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emitProvisioningPayload } from './emit-payload.js';
import { exampleParams } from './example-params.test.helper.js';
import { drawQrPng } from './qr-image.js';

const installed = spawnSync('zbarimg', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'muster-qr-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!installed)(
  `zbarimg reads our QR codes${installed ? '' : ' (skipped: zbarimg is not installed)'}`,
  () => {
    it('byte for byte, with an SSID beyond ASCII', async () => {
      const text = emitProvisioningPayload(exampleParams);
      const file = join(folder, 'payload.png');
      writeFileSync(file, await drawQrPng(text));
      const read = execFileSync('zbarimg', ['--quiet', '--raw', file], { stdio: ['ignore', 'pipe', 'ignore'] });
      expect(read.toString('latin1')).toBe(`${text}\n`);
    });
  },
);
