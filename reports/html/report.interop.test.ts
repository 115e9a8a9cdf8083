import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsFromEvents } from '../model/from-events.js';
import { sampleEvents } from '../model/sample-run.js';
import { htmlReport } from './report.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

describe.skipIf(executablePath === undefined)(
  'the HTML report in Chromium (skipped: Chromium is not installed)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-report-'));
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];

    beforeAll(async () => {
      const file = join(folder, 'report.html');
      writeFileSync(file, htmlReport(resultsFromEvents(sampleEvents())));
      browser = await chromium.launch({
        ...(executablePath === undefined ? {} : { executablePath }),
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'],
      });
      page = await browser.newPage();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(pathToFileURL(file).href);
    });

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('shows the matrix of requirements, platforms and methods first', async () => {
      expect(await page.locator('#matrix tbody tr[data-requirement]').count()).toBe(3);
      expect(await page.locator('#matrix thead').textContent()).toContain('ios');
      expect(await page.locator('tr[data-requirement="LIM-028"]').textContent()).toContain('0/1');
    });

    it('opens the evidence of a cell: expected, received and the exchange', async () => {
      await page.locator('tr[data-requirement="LIM-028"] td button').last().click();
      const dialog = page.locator('dialog[open]');
      expect(await dialog.textContent()).toContain('it was accepted');
      await dialog.locator('.exchange summary').click();
      expect(await dialog.locator('pre').first().textContent()).toContain('MessageType: Authenticate');
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.locator('dialog').waitFor({ state: 'detached' });
    });

    it('filters by verdict and by text, and says what was not run', async () => {
      await page.locator('.tile[data-verdict="fail"]').click();
      expect(await page.locator('#matrix tbody tr[data-requirement]').count()).toBe(1);
      await page.locator('.tile[data-verdict="fail"]').click();
      await page.getByLabel('Filter').fill('aou-006');
      expect(await page.locator('#matrix tbody tr[data-requirement]').count()).toBe(1);
      expect(await page.locator('ul.reasons').textContent()).toContain('the target has no edition switch');
    });

    it('runs without an error in the console', () => {
      expect(complaints).toEqual([]);
    });
  },
);
