import { describe, expect, it } from 'vitest';
import { PageSettings } from './page-settings.js';
import { isDevicePrepState } from './sync-states.js';

/** The value that the DevicePreparation DDF file gives for PageSettings. */
const documented =
  '{"AgentDownloadTimeoutSeconds": 900, "PageTimeoutSeconds": 3600, "ErrorMessage": "This is an error message.", "AllowSkipOnFailure": true, "AllowDiagnostics": true }';

const settings = {
  agentDownloadTimeoutSeconds: 900,
  pageTimeoutSeconds: 3600,
  errorMessage: 'This is an error message.',
  allowSkipOnFailure: true,
  allowDiagnostics: true,
};

/** DevicePreparation DDF file, PageSettings. */
describe('the settings of the device preparation page', () => {
  it('are read as documented, and written so that they are read the same', () => {
    expect(PageSettings.read(documented)).toEqual(settings);
    expect(JSON.parse(PageSettings.write(settings))).toEqual(JSON.parse(documented));
  });

  it('keep nobody waiting for ever and let nobody go where a member is missing', () => {
    expect(PageSettings.read('{}')).toEqual({
      ...settings,
      errorMessage: '',
      allowSkipOnFailure: false,
      allowDiagnostics: false,
    });
  });

  it.each([
    ['', 'nothing'],
    ['null', 'no object'],
    ['[]', 'a list'],
    ['{"PageTimeoutSeconds": "3600"}', 'text for a number'],
    ['{"PageTimeoutSeconds": -1}', 'a time before now'],
    ['{"AllowSkipOnFailure": 1}', 'a number for a truth'],
    ['{"Colour": "blue"}', 'an unknown member'],
  ])('are not %s: %s', (text) => {
    expect(PageSettings.read(text)).toBeUndefined();
  });
});

/** MS-MDM §3.2.5.1.6. */
describe('the words of DevicePrepSync', () => {
  it.each([
    ['PendingProvisioning', true],
    ['Bootstrapping', true],
    ['ExecutingProvisioning', true],
    ['ProvisioningComplete', true],
    ['provisioningcomplete', false],
    ['', false],
  ])('%s: %s', (word, known) => {
    expect(isDevicePrepState(word)).toBe(known);
  });
});
