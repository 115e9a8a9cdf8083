import { Certificate } from '../pki/certificate.js';

/**
 * Root of the simulated attestation authority (P-384, valid from 2020 to 2049). A server under test has to be told to trust it, as it trusts the
 * manufacturer's. Its key can be derived by anybody: a server that trusts it outside of tests believes any attestation.
 */
export const simulatedAttestationRoot = new Certificate(
  new Uint8Array(
    Buffer.from(
      [
        'MIIB4jCCAWegAwIBAgIBATAKBggqhkjOPQQDAzBJMRswGQYDVQQKDBJNdXN0ZXIgKHNpbXVsYXRl',
        'ZCkxKjAoBgNVBAMMIU11c3RlciBzaW11bGF0ZWQgYXR0ZXN0YXRpb24gcm9vdDAeFw0yMDAxMDEw',
        'MDAwMDBaFw00OTAxMDEwMDAwMDBaMEkxGzAZBgNVBAoMEk11c3RlciAoc2ltdWxhdGVkKTEqMCgG',
        'A1UEAwwhTXVzdGVyIHNpbXVsYXRlZCBhdHRlc3RhdGlvbiByb290MHYwEAYHKoZIzj0CAQYFK4EE',
        'ACIDYgAEnk/VEbq0viZD37zTuTokzeTzFP6dm1NhVdZpQtbcNwLWXrW0dJSsBUWDLq7hKCE+gohf',
        'm6+qlzea0T/RqZ/33yQioze/Q9TN+R3FJL52ScpSS3EPQUCk4klhzwo/vC7voyMwITAPBgNVHRMB',
        'Af8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAKBggqhkjOPQQDAwNpADBmAjEAwmGbsNyOlHsJKXUX',
        'A9lmuBuTeIp7UttCGFw2CTVvsv6PlJDoCAT5x+f86XWhmjq2AjEAxoH05OsEANEkNu7MQjEuj7Ua',
        'OUHiMvOXzBXaib9hFkrtWvlZsTGjaDUolMi/rEi/',
      ].join(''),
      'base64',
    ),
  ),
);
