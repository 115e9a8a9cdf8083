import { describe, expect, it } from 'vitest';
import { readAnswer, readQuestion } from './messages.js';

const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const question = { username: 'ada@work.example', password: 'p', app: 'com.example', platform: 'ios', place: 'device' };

describe('what apps ask about protection', () => {
  it('reads a question', () => expect(readQuestion(bytes(question))).toEqual(question));
  it('takes no other place', () => expect(readQuestion(bytes({ ...question, place: 'cloud' }))).toBeUndefined());
  it('takes no number for a name', () => expect(readQuestion(bytes({ ...question, app: 1 }))).toBeUndefined());
  it('takes no other bytes', () => expect(readQuestion(Buffer.from('<html>'))).toBeUndefined());
  it('reads an answer without a policy from anything else', () => expect(readAnswer(Buffer.from('[]'))).toEqual({}));
});
