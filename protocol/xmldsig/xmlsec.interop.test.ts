import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { element, writeXml, type XmlNode } from '../xml/write.js';
import { canonicalization, envelopedSignature, rsaSha256, sha256Digest } from './algorithms.table.js';
import { signEnveloped } from './sign.js';
import { verifyEnveloped } from './verify.js';

const installed = spawnSync('xmlsec1', ['--version']).status === 0;

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Namespaces declared where they are not used, attributes out of order, characters that have to be escaped. */
const document = (signature?: XmlNode): XmlNode =>
  element(
    's:Envelope',
    { 'xmlns:s': 'urn:soap', 'xmlns:unused': 'urn:unused', 'xmlns:b': 'urn:a', 'xmlns:a': 'urn:b' },
    element('s:Header', { 'b:z': '1', 'a:z': '2', y: 'tab\tquote"<&>', x: '' }, signature),
    element('s:Body', {}, element('inner', { xmlns: 'urn:inner' }, element('none', { xmlns: '' }, 'ü 😀 &<>\r\n]]>'))),
  );

const write = (signature?: XmlNode): string => writeXml(document(signature));

describe.skipIf(!installed)(
  `xmlsec1 and we read each other${installed ? '' : ' (skipped: xmlsec1 is not installed)'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-xmlsec-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const file = (name: string, content: string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const keyFile = file('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const publicFile = file('public.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const verifies = (xml: string): boolean =>
      spawnSync('xmlsec1', ['--verify', '--pubkey-pem', publicFile, file('signed.xml', xml)]).status === 0;

    it('takes our signature, and not one over something else', () => {
      const signed = signEnveloped(write, { key: privateKey, keyInfo: undefined });
      expect(verifies(signed)).toBe(true);
      expect(verifies(signed.replace('😀', '☹'))).toBe(false);
    });

    const form = (
      transform: string,
      method: string,
    ) => `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>
    <ds:CanonicalizationMethod Algorithm="${method}"/><ds:SignatureMethod Algorithm="${rsaSha256}"/>
    <ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="${envelopedSignature}"/>${transform}</ds:Transforms>
    <ds:DigestMethod Algorithm="${sha256Digest}"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>`;
    const exclusive = (prefixes: string) =>
      `<ds:Transform Algorithm="${canonicalization.exclusive}"><ec:InclusiveNamespaces xmlns:ec="${canonicalization.exclusive}" PrefixList="${prefixes}"/></ds:Transform>`;

    it.each([
      ['exclusive', form(`<ds:Transform Algorithm="${canonicalization.exclusive}"/>`, canonicalization.exclusive)],
      ['exclusive with a prefix list', form(exclusive('unused a #default'), canonicalization.exclusive)],
      ['Canonical XML 1.0, because nothing is named', form('', canonicalization.exclusive)],
      [
        'Canonical XML 1.0, for SignedInfo too',
        form(`<ds:Transform Algorithm="${canonicalization.inclusive}"/>`, canonicalization.inclusive),
      ],
    ])('its signature is ours to judge: %s', (_name, template) => {
      const unsigned = write()
        .replace('</s:Header>', `${template}</s:Header>`)
        .replace('/><s:Body>', `>${template}</s:Header><s:Body>`);
      const output = join(folder, 'out.xml');
      execFileSync(
        'xmlsec1',
        ['--sign', '--privkey-pem', keyFile, '--output', output, file('template.xml', unsigned)],
        {
          stdio: 'pipe',
        },
      );
      const signed = readFileSync(output);
      expect(verifyEnveloped(signed, publicKey)).toEqual({ valid: true, findings: [] });
      const spoiled = Buffer.from(signed.toString('utf8').replace('</s:Body>', '!</s:Body>'));
      expect(verifyEnveloped(spoiled, publicKey).valid).toBe(false);
    });
  },
);
