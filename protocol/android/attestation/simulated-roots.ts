import { Certificate } from '../../pki/certificate.js';

const certificate = (...lines: readonly string[]): Certificate =>
  new Certificate(new Uint8Array(Buffer.from(lines.join(''), 'base64')));

/**
 * Root of the simulated secure hardware (P-384, valid from 2020 to 2049), in place of Google's attestation root. A server under test has to be told to
 * trust it. Its key can be derived by anybody: a server that trusts it outside of tests believes any attestation.
 */
export const simulatedHardwareRoot = certificate(
  'MIIB+TCCAX+gAwIBAgIBATAKBggqhkjOPQQDAzBVMRswGQYDVQQKDBJNdXN0ZXIgKHNpbXVsYXRl',
  'ZCkxNjA0BgNVBAMMLU11c3RlciBzaW11bGF0ZWQgQW5kcm9pZCBrZXkgYXR0ZXN0YXRpb24gcm9v',
  'dDAeFw0yMDAxMDEwMDAwMDBaFw00OTAxMDEwMDAwMDBaMFUxGzAZBgNVBAoMEk11c3RlciAoc2lt',
  'dWxhdGVkKTE2MDQGA1UEAwwtTXVzdGVyIHNpbXVsYXRlZCBBbmRyb2lkIGtleSBhdHRlc3RhdGlv',
  'biByb290MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEb/xnSd4nmR6AZRy/JbWKHZI91OtAVItmcE71',
  '2Rj3Co4Q65s6PvtcvWUqomq6INfOSEp1r4wITAut1ESE0+ek2TkaaCPdCBrV1PmxJxq0fP2Vza8l',
  'HqQU3sUuM/4LBsUxoyMwITAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAKBggqhkjO',
  'PQQDAwNoADBlAjEAwKJ6TzrfjJtZ1tSfJQ+Nflb7O70bFRBqSqTS9dS4M2L77K+HaHJk30vdYbrE',
  '4JhUAjBtFSshccN9xYfDuiO1E1TccgZi/PdWA5kxBzFJZ5u61LGsJ8K3W9rgLkJAcQIo79k=',
);

/** Root of keys that nothing but software keeps: worth what the word of the operating system is worth. */
export const simulatedSoftwareRoot = certificate(
  'MIICAzCCAYmgAwIBAgIBATAKBggqhkjOPQQDAzBaMRswGQYDVQQKDBJNdXN0ZXIgKHNpbXVsYXRl',
  'ZCkxOzA5BgNVBAMMMk11c3RlciBzaW11bGF0ZWQgQW5kcm9pZCBzb2Z0d2FyZSBhdHRlc3RhdGlv',
  'biByb290MB4XDTIwMDEwMTAwMDAwMFoXDTQ5MDEwMTAwMDAwMFowWjEbMBkGA1UECgwSTXVzdGVy',
  'IChzaW11bGF0ZWQpMTswOQYDVQQDDDJNdXN0ZXIgc2ltdWxhdGVkIEFuZHJvaWQgc29mdHdhcmUg',
  'YXR0ZXN0YXRpb24gcm9vdDB2MBAGByqGSM49AgEGBSuBBAAiA2IABK5qX59WLzECAF9JVjgI9qH0',
  '1TqvKKtkFj4xLXLyBkJWznYr0SXj4i3MAg+VMeauWG8fL7Sl4gr2ILgfbXVVV2pDsPkT1YQM76TF',
  'NiPJopj+1cZRHxQTR6YVp911selHKqMjMCEwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMC',
  'AQYwCgYIKoZIzj0EAwMDaAAwZQIxALEi8wtd7YgWX2D35/V53+M7t1I4Ph9yq4RrbFbeg3aM7bSf',
  'cV0GMzpW2plmz8lr5AIwagHv8QD4J9m3zXDVHHczJwGURAEiPpi0XcPa0WX9EV+6W6Y9F6f6Gu0M',
  'a0GLdmKf',
);
