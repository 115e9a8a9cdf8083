import { describe, expect, it } from 'vitest';
import { writePlist } from '../plist/codec.js';
import { dict } from '../plist/value.js';
import { errorCodes, errorIn, errorResponse } from './error-response.js';

const code = errorCodes.softwareUpdateRequired;
const answer = (status: number, type: string, body: string | Uint8Array) => ({
  status,
  headers: { 'content-type': type },
  body: new Uint8Array(Buffer.from(body)),
});

describe('an error in the body of a 403 (mdm/errors)', () => {
  it('is read as JSON and as a property list', () => {
    const document = { code, message: 'update', details: { OSVersion: '18.2' } };
    const plist = writePlist(dict({ ...document, details: dict(document.details) }));
    expect(errorIn(answer(403, 'application/json; charset=utf-8', JSON.stringify(document)))).toEqual(document);
    expect(errorIn(answer(403, 'application/xml', plist))).toEqual(document);
  });

  it('is written so that it is read', () => {
    const { status, headers, body } = errorResponse(errorCodes.unrecognizedDevice, 'gone');
    expect(JSON.parse(body)).toEqual({ code: 'com.apple.unrecognized.device', message: 'gone' });
    expect(errorIn(answer(status, String(headers['content-type']), body))).toMatchObject({
      message: 'gone',
      details: {},
    });
  });

  it.each([
    ['another status', 404, 'application/json', `{"code":"${code}"}`],
    ['a page', 403, 'text/html', '<html>no</html>'],
    ['JSON without a code', 403, 'application/json', '{"message":"no"}'],
    ['JSON that is no object', 403, 'application/json', 'null'],
    ['broken JSON', 403, 'application/json', '{'],
    ['nothing', 403, 'application/json', ''],
  ])('is not found in %s', (_name, status, type, body) => {
    expect(errorIn(answer(status, type, body))).toBeUndefined();
  });

  const whole = { code, description: 'an update', message: 'update', details: { OSVersion: '18.2' } };
  const wrong: readonly unknown[] = [7, true, null, ['x'], { x: 1 }, 'text'];
  const told = (document: object) => errorIn(answer(403, 'application/json', JSON.stringify(document)));

  it.each(wrong.filter((value) => typeof value !== 'string'))('is none with the code %j', (value) => {
    expect(told({ ...whole, code: value })).toBeUndefined();
  });

  it.each(wrong.filter((value) => typeof value !== 'string'))('has no words in the message %j', (value) => {
    expect(told({ ...whole, message: value })?.message).toBe('an update');
    expect(told({ ...whole, message: value, description: value })?.message).toBe(code);
  });

  it.each([7, true, null, ['x'], 'text'])('has no details in %j', (value) => {
    expect(told({ ...whole, details: value })?.details).toEqual({});
  });
});
