import { describe, expect, it } from 'vitest';
import { readLenientJson } from './lenient-json.js';
import { readMqttPayload, readNotifications } from './push-message.js';
import { answerIsSigned, readAnswer } from './read-answer.js';
import { readConfiguration } from './read-configuration.js';
import {
  adminPassword,
  mqttPassword,
  publishedSecret,
  requestSignature,
  responseSignature,
  signedData,
} from './signatures.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('signatures of Headwind MDM', () => {
  // computed with openssl dgst
  it('are SHA-1 in upper case over secret and text', () => {
    expect(requestSignature(publishedSecret, 'h0001')).toBe('617EDA077EE8DD58BB18C88FE95A8659491646DF');
    expect(mqttPassword(publishedSecret)).toBe('D54F553ED2EAC4DCF371B38366EBFA1B5973811A');
    expect(adminPassword('admin')).toBe('21232F297A57A5A743894A0E4A801FC3');
  });

  it('of an answer forget all white space, inside of strings too', () => {
    const vector = 'B13FF860176E058ED250D01F2199D42521E58279';
    expect(responseSignature(publishedSecret, '{"a":"b c","n":null}')).toBe(vector);
    expect(responseSignature(publishedSecret, '{ "a": "bc",\n "n":\tnull }')).toBe(vector);
    expect(responseSignature(publishedSecret, '{"a":"b\u00a0c","n":null}')).not.toBe(vector);
  });

  it('cover what follows the first "data":, whatever it means', () => {
    expect(signedData('{"status":"OK","message":null,"data":{"a":1}}')).toBe('{"a":1}');
    expect(signedData('{"status":"OK"}')).toBeUndefined();
    expect(answerIsSigned(bytes('{"status":"OK","data":{"a":"b c","n":null}}'), undefined, publishedSecret)).toBe(
      false,
    );
    const lower = 'b13ff860176e058ed250d01f2199d42521e58279';
    expect(answerIsSigned(bytes('{"status":"OK","data":{"a":"b c","n":null}}'), lower, publishedSecret)).toBe(true);
  });
});

describe('a message over MQTT is no JSON', () => {
  it.each([
    ['{messageType: "configUpdated"}', 'configUpdated', undefined],
    ['{messageType: "runApp", payload: {"pkg":"a.b"}}', 'runApp', { pkg: 'a.b' }],
    [
      "{messageType: 'x', payload: {n: 1, t: true, l: [a, b;c], z: null}}",
      'x',
      { n: 1, t: true, l: ['a', 'b', 'c'], z: null },
    ],
    ['{"messageType" = "x"; payload => {"é":"\\u00e9\\n"}}', 'x', { é: 'é\n' }],
    ['{messageType: "x", payload: {}} and more', 'x', {}],
  ])('%s is read as org.json reads it', (text, messageType, payload) => {
    expect(readMqttPayload(bytes(text))).toEqual({ message: { messageType, payload }, findings: [] });
  });

  it('drops a payload that is text, and says so', () => {
    const { message, findings } = readMqttPayload(bytes('{messageType: "x", payload: hello}'));
    expect(message).toEqual({ messageType: 'x', payload: undefined });
    expect(findings).toMatchObject([{ severity: 'warn', place: 'payload' }]);
  });

  it.each([
    ['', 'ends too early'],
    ['{messageType: "x", payload: hello world}', 'does not end'],
    ['{messageType: "x"', 'ends too early'],
    ['{messageType: "a"b"}', 'does not end'],
    ['{messageType "x"}', 'colon'],
    ['{messageType: }', 'value is missing'],
    ['{{}: 1}', 'name is missing'],
    ['{a: "\\u00', 'escape'],
    ['{a: "open', 'does not end'],
    [`${'['.repeat(40)}`, 'nested deeper'],
    ['x'.repeat(70_000), 'characters'],
  ])('%.40s means nothing and is a finding', (text, why) => {
    const { message, findings } = readMqttPayload(bytes(text));
    expect(message).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]?.received).toContain(why);
  });

  it.each([
    ['[]', 'array'],
    ['{payload: {}}', 'nothing'],
    ['{messageType: 7}', 'number 7'],
  ])('%s has no type', (text, received) => {
    expect(readMqttPayload(bytes(text))).toMatchObject({ message: undefined, findings: [{ received }] });
  });

  it('takes time linear in its length', () => {
    const long = `{a: ${'[1,'.repeat(30)}${'"'.padEnd(60_000, '\\"')}`;
    expect(() => readLenientJson(long)).toThrow('does not end');
  });
});

describe('a poll brings proper JSON with JSON inside', () => {
  it('and drops what is none', () => {
    const data = [
      { messageType: 'runApp', payload: '{"pkg":"a"}' },
      { messageType: 'x', payload: 'no' },
      7,
      { payload: null },
    ];
    const { message, findings } = readNotifications(data);
    expect(message).toEqual([
      { messageType: 'runApp', payload: { pkg: 'a' } },
      { messageType: 'x', payload: undefined },
    ]);
    expect(findings.map(({ place }) => place)).toEqual(['.data[2]', 'data[2].messageType']);
  });
});

describe('an answer has its status inside', () => {
  it.each([
    [200, '{"status":"OK","message":null,"data":{"a":1}}', { status: 'OK', data: { a: 1 } }, 0],
    [
      200,
      '{"status":"ERROR","message":"error.notfound.device","data":null}',
      { status: 'ERROR', message: 'error.notfound.device' },
      0,
    ],
    [403, '', { status: 'ERROR', message: 'HTTP 403' }, 0],
    [200, '<html>', { status: 'ERROR', message: 'unclear answer: body' }, 1],
    [200, '{"status":"FINE"}', { status: 'ERROR', message: 'unclear answer: status' }, 1],
    [200, '{"status":"ERROR"}', { status: 'ERROR', message: 'unclear answer: message' }, 1],
  ])('HTTP %i %s', (status, body, message, findings) => {
    const read = readAnswer(status, bytes(body));
    expect(read.message).toEqual(message);
    expect(read.findings).toHaveLength(findings);
  });
});

describe('a configuration', () => {
  it('is read as far as a simulated device acts on it', () => {
    const { message, findings } = readConfiguration({
      newNumber: 'h7',
      pushOptions: 'mqttAlarm',
      keepaliveTime: 300,
      kioskMode: true,
      mainApp: 'a.b',
      bluetooth: false,
      wifi: true,
      restrictions: 'no_sms, no_fun,',
      applications: [{ pkg: 'a.b', version: '1.0' }, { pkg: 'c.d', remove: true }, { version: '1' }],
      files: [{ path: '/a', lastUpdate: 5 }],
    });
    expect(message).toMatchObject({
      newNumber: 'h7',
      push: 'mqttAlarm',
      keepalive: 300,
      applications: [{ pkg: 'a.b', version: '1.0' }],
      files: [{ path: '/a', lastUpdate: 5 }],
    });
    expect(message?.restrictions.map(({ restriction }) => restriction)).toEqual(['no_sms', 'no_fun', 'no_bluetooth']);
    expect(findings).toMatchObject([{ place: 'data.applications[2].pkg' }]);
  });

  it('of the wrong shape is none', () => {
    expect(readConfiguration(null).message).toBeUndefined();
    expect(readConfiguration([]).findings).toHaveLength(1);
    expect(readConfiguration({ kioskMode: 'yes', pushOptions: 'fcm' })).toMatchObject({
      message: { kioskMode: false, push: 'polling' },
      findings: [{ severity: 'warn' }, { severity: 'fail' }],
    });
  });
});
