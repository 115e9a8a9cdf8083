import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleParams } from '../example-params.test.helper.js';
import { readNdefMessages } from './ndef.js';
import { readProperties, writeProperties } from './properties.js';
import { writeProvisioningTag } from './provisioning-tag.js';

const installed = spawnSync('java', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'muster-properties-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Loads a text from standard input, and the one nested in it under the name that is given, and stores the inner one again. */
const judge = `
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
public class Judge {
  public static void main(String[] args) throws Exception {
    Properties outer = new Properties();
    outer.load(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    Properties shown = outer;
    if (args.length > 0) {
      shown = new Properties();
      shown.load(new StringReader(outer.getProperty(args[0])));
    }
    if (args.length > 1) { shown.store(out, args[1]); return; }
    for (String key : new TreeSet<>(shown.stringPropertyNames()))
      out.println(hex(key) + " " + hex(shown.getProperty(key)));
  }
  static String hex(String text) {
    StringBuilder hex = new StringBuilder("x");
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) hex.append(String.format("%02x", each));
    return hex.toString();
  }
}
`;
const source = join(folder, 'Judge.java');
writeFileSync(source, judge);

function java(text: string, ...args: string[]): string {
  return execFileSync('java', [source, ...args], { input: text, stdio: ['pipe', 'pipe', 'inherit'] }).toString('utf8');
}

function entries(printed: string): Readonly<Record<string, string>> {
  const lines = printed.trim().split('\n').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => line.split(' ').map((hex) => Buffer.from(hex.slice(1), 'hex').toString())),
  );
}

describe.skipIf(!installed)(
  `the JDK's java.util.Properties reads our NFC text${installed ? '' : ' (skipped: java is not installed)'}`,
  () => {
    const values = { ' a:=#!b': ' \u0001 leading', 'zweite\nZeile': 'ü€\u{1f600}\\', tab: '\tx\f\r\n=:#!', empty: '' };

    it('value by value', () => {
      expect(entries(java(writeProperties(values)))).toEqual(values);
    });

    it('with the admin extras nested in it', () => {
      const text = writeProperties({ outer: writeProperties(values) });
      expect(entries(java(text, 'outer'))).toEqual(values);
    });

    it('and what it stores, comment and all, is read here', () => {
      const stored = java(writeProperties({ outer: writeProperties(values) }), 'outer', 'a comment');
      expect(stored).toMatch(/^#a comment\r?\n#/);
      expect(readProperties(stored)).toMatchObject({ values });
    });

    it('from the bytes of a tag', () => {
      const ndef = readNdefMessages(writeProvisioningTag(exampleParams));
      const record = ndef.kind === 'messages' ? ndef.messages[0]?.[0] : undefined;
      const read = entries(java(Buffer.from(record?.payload ?? []).toString('utf8')));
      expect(read).toMatchObject({ 'a.a.e.PWS': 'Café Zürich' });
    });
  },
);
