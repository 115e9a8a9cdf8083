import { describe, expect, it } from 'vitest';
import { type LockTaskPolicy, readLockTask } from './lock-task.js';

const policy: LockTaskPolicy = {
  mode: 'multi-app',
  apps: ['com.example.board', 'com.example.notes'],
  webLinks: [{ name: 'Menu', url: 'https://menu.example/' }],
  launcher: 'com.example.home',
};

describe('what a device is locked to', () => {
  it('is read as it was written', () => {
    expect(readLockTask(JSON.stringify(policy))).toEqual(policy);
  });

  it.each(['', '[]', '{}', '{"mode":"multi-app"}', '{"mode":"all","apps":[],"webLinks":[]}'])('is not %j', (text) => {
    expect(readLockTask(text)).toBeUndefined();
  });

  it('leaves out links that are none', () => {
    expect(readLockTask('{"mode":"single-app","apps":["a"],"webLinks":[1,null]}')).toMatchObject({ webLinks: [] });
  });
});
