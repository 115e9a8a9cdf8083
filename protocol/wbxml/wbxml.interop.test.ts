import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeSyncMl, encodeSyncMl } from '../syncml/codec.js';
import type { SyncMl } from '../syncml/messages.js';
import { element } from '../xml/write.js';
import { codePages } from './code-pages.table.js';
import { everyElement } from './messages.test.helper.js';
import { decodeWbxmlSyncMl, encodeMessage } from './syncml-encodings.js';
import { writeWbxml } from './write-wbxml.js';

const installed = ['wbxml2xml', 'xml2wbxml'].every((program) => spawnSync(program).error === undefined);
const folder = mkdtempSync(join(tmpdir(), 'muster-wbxml-'));
afterAll(() => rmSync(folder, { recursive: true }));

const doctype =
  '<!DOCTYPE SyncML PUBLIC "-//SYNCML//DTD SyncML 1.2//EN" "http://www.openmobilealliance.org/tech/DTD/OMA-TS-SyncML_RepPro_DTD-V1_2.dtd">';

function convert(program: string, input: string | Uint8Array, ...options: readonly string[]): Buffer {
  const [from, to] = [join(folder, 'in'), join(folder, 'out')];
  writeFileSync(from, input);
  execFileSync(program, [...options, '-o', to, from], { stdio: 'pipe' });
  return readFileSync(to);
}

/** libwbxml leaves an empty Data out on its way to WBXML. */
const comparable: SyncMl = { ...everyElement, body: everyElement.body.filter(({ verb }) => verb !== 'Exec') };

describe.skipIf(!installed)('libwbxml and we read each other (skipped: libwbxml2-utils is not installed)', () => {
  it.each(['inline', 'table', 'opaque'] as const)('wbxml2xml reads our message, text %s', (text) => {
    for (const version of ['1.2', '1.3'] as const) {
      const xml = convert('wbxml2xml', encodeMessage('wbxml', comparable, { text, version }));
      expect(decodeSyncMl(xml).message).toEqual(comparable);
    }
  });

  it('wbxml2xml reads a public identifier that we write as text', () => {
    const publicIdText = '-//SYNCML//DTD SyncML 1.2//EN';
    for (const text of ['inline', 'table'] as const) {
      const written = encodeMessage('wbxml', comparable, { publicIdText, text });
      expect(decodeSyncMl(convert('wbxml2xml', written)).message).toEqual(comparable);
    }
  });

  it.each(['1.2', '1.3'])('we read what xml2wbxml writes as version %s', (version) => {
    for (const options of [[], ['-n']]) {
      const xml = encodeSyncMl(comparable).replace('?>', `?>${doctype}`);
      const { message, findings, document } = decodeWbxmlSyncMl(convert('xml2wbxml', xml, '-v', version, ...options));
      expect(message).toEqual(comparable);
      expect(findings).toEqual([]);
      expect(document.version).toBe(version);
    }
  });

  /** The device description page is newer than the libwbxml that Debian has. */
  it.each(codePages.slice(0, 2))('agree on every name of $namespace', ({ namespace, tags }) => {
    const names = tags.filter((name) => name !== '');
    const all = element(
      'SyncML',
      {},
      element('Data', {}, ...names.map((name) => element(name, { xmlns: namespace }, 'x'))),
    );
    const xml = convert('wbxml2xml', writeWbxml(all)).toString('utf8');
    const found = [...xml.matchAll(/<(\w+)[^<>/]*>x<\//g)].map(([, name]) => name);
    expect(found).toEqual(names);
  });
});
