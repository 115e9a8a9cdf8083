import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { BadCommand } from '../../endpoint.js';
import { commandOf, unenrollCommand, validateOmaDmCommand } from './command-payload.js';

describe("an administrator's command", () => {
  it.each<[JsonObject, string]>([
    [{ verb: 'Get', target: './DevInfo/Man' }, 'Get ./DevInfo/Man'],
    [{ verb: 'Get', items: [{ target: './A' }, { target: './B' }] }, 'Get ./A and 1 more'],
    [{ verb: 'Atomic', commands: [{ verb: 'Delete', target: './A' }] }, 'Atomic of 1 commands'],
    [unenrollCommand('MDM'), 'Exec ./Device/Vendor/MSFT/DMClient/Provider/MDM/Unenroll'],
  ])('%j is called %s', (payload, kind) => {
    expect(validateOmaDmCommand(payload)).toBe(kind);
  });

  it('becomes SyncML with its format, type and data as text', () => {
    expect(commandOf({ verb: 'Replace', target: './A', format: 'int', type: 'text/plain', data: 4 })).toEqual({
      verb: 'Replace',
      cmdId: '',
      items: [{ target: './A', meta: { format: 'int', type: 'text/plain' }, data: '4' }],
    });
  });

  it.each<[JsonObject, string]>([
    [{}, 'verb is missing'],
    [{ verb: 'Copy', target: './A' }, 'verb is "Copy"'],
    [{ verb: 'Get' }, 'target is missing'],
    [{ verb: 'Get', target: '/A' }, 'target is "/A"'],
    [{ verb: 'Get', target: './A//B' }, 'target is "./A//B"'],
    [{ verb: 'Get', target: './A\u0000' }, 'expected a LocURI'],
    [{ verb: 'Get', items: [] }, 'items is []'],
    [{ verb: 'Get', items: [1] }, 'items is [1]'],
    [{ verb: 'Replace', target: './A' }, 'data is missing for Replace ./A'],
    [{ verb: 'Replace', target: './A', data: {} }, 'data is {}'],
    [{ verb: 'Replace', target: './A', data: '', format: 'integer' }, 'format is "integer"'],
    [{ verb: 'Replace', target: './A', data: '', type: 4 }, 'type is 4'],
    [{ verb: 'Replace', target: './A', data: '\u0001' }, 'send it as base64'],
    [{ verb: 'Atomic' }, 'commands is missing'],
    [{ verb: 'Atomic', commands: [{ verb: 'Get', target: './A' }] }, 'Get cannot be inside Atomic'],
    [{ verb: 'Sequence', commands: [{ verb: 'Atomic', commands: [] }] }, 'Atomic cannot be inside Sequence'],
  ])('%j is refused: %s', (payload, message) => {
    expect(() => validateOmaDmCommand(payload)).toThrow(BadCommand);
    expect(() => validateOmaDmCommand(payload)).toThrow(message);
  });
});
