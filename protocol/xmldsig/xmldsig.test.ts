import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { element, writeXml, type XmlNode } from '../xml/write.js';
import { dsigNamespace, rsaSha256Misnamed } from './algorithms.table.js';
import { canonicalize } from './canonicalize.js';
import { signEnveloped } from './sign.js';
import { childOf, isElement, readSignedTree } from './signed-tree.js';
import { verifyEnveloped } from './verify.js';

const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const write = (signature?: XmlNode): string =>
  writeXml(element('e', { 'xmlns:p': 'urn:p' }, signature, element('p:body', {}, 'signed')));
const signed = signEnveloped(write, { key, keyInfo: undefined });
const judge = (text: string) => verifyEnveloped(bytes(text), publicKey);
const received = (text: string): string =>
  judge(text)
    .findings.map((finding) => finding.received)
    .join('; ');

describe('Exclusive XML Canonicalization 1.0', () => {
  /** The example of §2.2: the same element in two contexts has one exclusive form, and two inclusive ones. */
  it('depends on the element, not on what is around it', () => {
    const inner =
      '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2>';
    const canonical = inner.replace(
      '<n3:stuff xmlns:n3="ftp://example.org"/>',
      '<n3:stuff xmlns:n3="ftp://example.org"></n3:stuff>',
    );
    for (const around of [
      'n0:pdu xmlns:n0="http://a.example"',
      'n2:pdu xmlns:n1="http://example.com" xmlns:n2="http://foo.example"',
    ]) {
      const root = readSignedTree(bytes(`<${around}>${inner}</${around.split(' ')[0]}>`));
      const child = root.children.find(isElement);
      expect(child && Buffer.from(canonicalize(child)).toString()).toBe(canonical);
      expect(child && Buffer.from(canonicalize(child, { inclusive: 'all' })).toString()).toContain(
        `xmlns:${around.slice(0, 2)}`,
      );
    }
  });

  it('undeclares the default namespace only where one was written', () => {
    const text = '<a xmlns="urn:a"><b xmlns=""><c></c></b></a>';
    expect(Buffer.from(canonicalize(readSignedTree(bytes(text)))).toString()).toBe(text);
    const root = readSignedTree(bytes('<x><b xmlns=""></b></x>'));
    expect(Buffer.from(canonicalize(root)).toString()).toBe('<x><b></b></x>');
  });
});

describe('XML Signature 1.1', () => {
  it('is valid as written, and under the other name that MS-MDE2 has for the algorithm', () => {
    expect(judge(signed)).toEqual({ valid: true, findings: [] });
    const misnamed = judge(signEnveloped(write, { key, keyInfo: undefined, signatureMethod: rsaSha256Misnamed }));
    expect(misnamed).toMatchObject({ valid: true, findings: [{ severity: 'warn', received: rsaSha256Misnamed }] });
  });

  it('fails for another text, another key, another digest and another signature', () => {
    expect(judge(signed.replace('>signed<', '>forged<')).valid).toBe(false);
    const { publicKey: other } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(verifyEnveloped(bytes(signed), other).valid).toBe(false);
    expect(judge(signed.replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA')).valid).toBe(false);
    expect(received(signed.replace(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>*'))).toBe('no base64');
  });

  it('covers the whole document with one reference and no other', () => {
    expect(received(signed.replace('URI=""', 'URI="#body"'))).toContain('URI #body');
    expect(received(signed.replace(' URI=""', ''))).toContain('URI absent');
    expect(received(signed.replace(/(<ds:Reference.*<\/ds:Reference>)/, '$1$1'))).toContain('2 references');
    const signature = /<ds:Signature.*<\/ds:Signature>/.exec(signed)?.[0] ?? '';
    expect(received(signed.replace('</e>', `${signature}</e>`))).toBe('2 signatures');
    expect(received(write())).toBe('none');
  });

  it('knows no weak algorithm, however the signature comes out', () => {
    expect(received(signed.replace('2001/04/xmlenc#sha256', '2000/09/xmldsig#sha1'))).toContain(`${dsigNamespace}sha1`);
    expect(received(signed.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'))).toContain(
      'rsa-sha1',
    );
    expect(received(signed.replace('2000/09/xmldsig#enveloped-signature', 'TR/1999/REC-xslt-19991116'))).toContain(
      'xslt',
    );
  });

  it('reads nothing that would make it work for ever', () => {
    for (const bomb of [
      '',
      '<a',
      '<!DOCTYPE a><a/>',
      '<?pi?><a/>',
      `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`,
      `<a>${'<b/>'.repeat(6_000)}</a>`,
    ])
      expect(judge(bomb).valid, bomb.slice(0, 20)).toBe(false);
  });

  it('finds the signature where it stands', () => {
    expect(childOf(readSignedTree(bytes(signed)), dsigNamespace, 'Signature')?.name).toBe('Signature');
  });
});
