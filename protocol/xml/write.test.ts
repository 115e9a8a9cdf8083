import { describe, expect, it } from 'vitest';
import { attribute } from './element.js';
import { readXml } from './read.js';
import { element, writeXml, writeXmlDocument } from './write.js';

describe('writing XML', () => {
  it('writes elements, attributes and empty elements', () => {
    const node = element('a:b', { 'xmlns:a': 'urn:a', left: 'out', gone: undefined }, element('c'), 'text', undefined);
    expect(writeXmlDocument(node)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><a:b xmlns:a="urn:a" left="out"><c/>text</a:b>',
    );
  });

  it.each(['<&>"\'', ']]>', 'a\r\nb\tc', ' edge ', 'ä€😀'])('survives the way to the reader: %j', (value) => {
    const { message } = readXml(writeXml(element('a', { v: value }, value)));
    expect(message.text).toBe(value);
    expect(attribute(message, 'v')).toBe(value);
  });

  it.each(['\0', '\u001b', '\ud800', '\uffff'])('refuses %j, which XML cannot carry', (value) => {
    expect(() => writeXml(element('a', {}, value))).toThrow(RangeError);
    expect(() => writeXml(element('a', { v: value }))).toThrow(RangeError);
  });
});
