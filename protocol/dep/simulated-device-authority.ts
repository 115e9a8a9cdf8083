import { Certificate } from '../pki/certificate.js';

/**
 * Root of the simulated authority for identities that devices have from the factory (P-256, valid from 2020 to 2049), in place of the manufacturer's. A
 * server under test has to be told to trust it, or not to look. Its key can be derived by anybody: it proves nothing outside of tests.
 */
export const simulatedDeviceAuthority = new Certificate(
  new Uint8Array(
    Buffer.from(
      [
        'MIIBozCCAUqgAwIBAgIBATAKBggqhkjOPQQDAjBJMRswGQYDVQQKDBJNdXN0ZXIgKHNpbXVsYXRl',
        'ZCkxKjAoBgNVBAMMIU11c3RlciBzaW11bGF0ZWQgZGV2aWNlIGF1dGhvcml0eTAeFw0yMDAxMDEw',
        'MDAwMDBaFw00OTAxMDEwMDAwMDBaMEkxGzAZBgNVBAoMEk11c3RlciAoc2ltdWxhdGVkKTEqMCgG',
        'A1UEAwwhTXVzdGVyIHNpbXVsYXRlZCBkZXZpY2UgYXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZI',
        'zj0DAQcDQgAE9/HSLlLW4fZ14BfeK3+0PFL55JfNQBxDTPWMRVqVO+wZ4jUyN6hghsD+sCDLnO5+',
        'jZqecu+JGEDVzkv33/UrcqMjMCEwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwCgYI',
        'KoZIzj0EAwIDRwAwRAIgCkekCZg/TXX7nr7ZZOyVlmhS5i2gTcIVLx1xq0FxcScCIEjtP/Zo7aFw',
        'jFwPiHgvyYCAid3AuGR/teUxCW2GVag/',
      ].join(''),
      'base64',
    ),
  ),
);
