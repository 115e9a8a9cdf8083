import { describe, expect, it } from 'vitest';
import { ConsoleReport } from './console.js';
import { resultsFromEvents } from './model/from-events.js';
import { sampleEvents } from './model/sample-run.js';

function screen(terminal: boolean): string {
  let text = '';
  const report = new ConsoleReport({ terminal, write: (part) => (text += part) });
  for (const event of sampleEvents()) report.on(event);
  report.end(resultsFromEvents(sampleEvents()), 'muster-out');
  return text;
}

describe('the console report', () => {
  it('shows each failure with expected, received and the decoded exchange', () => {
    const text = screen(false);
    expect(text).toContain('FAIL LIM-028/a-second-iphone-15');
    expect(text).toContain('expected: an enrollment that is refused\n    received: it was accepted');
    expect(text).toContain(
      '-> PUT https://mdm.t1.muster.test/mdm/checkin\n      MessageType: Authenticate\n    <- 200',
    );
  });

  it('says how far it is, what came of it, what was not run and where the report is', () => {
    const text = screen(false);
    expect(text).toContain('[3/3] 1 pass, 1 fail, 1 inapplicable');
    expect(text).toContain('1 of 3 scenarios pass, 1 fail');
    expect(text).toContain('not run:      1 × the target has no edition switch');
    expect(text).toContain('muster-out/report.html');
  });

  it('writes control sequences to a terminal only', () => {
    expect(screen(false)).not.toContain('\u001b');
    expect(screen(true)).toContain('\u001b[31m');
  });
});
