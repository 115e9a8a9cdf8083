import { describe, expect, it } from 'vitest';
import { markdownSummary } from './markdown.js';
import { resultsFromEvents } from './model/from-events.js';
import { sampleEvents, sampleScenario } from './model/sample-run.js';

const results = resultsFromEvents(sampleEvents());

describe('the Markdown summary', () => {
  it('says how the run went, what failed with expected and received, and what was not run and why', () => {
    const text = markdownSummary(results);
    expect(text).toContain('## 1 of 3 scenarios pass, 1 fail');
    expect(text).toContain('- LIM-028: expected an enrollment that is refused, received it was accepted (002:7251)');
    expect(text).toContain('- 1 × inapplicable: the target has no edition switch');
  });

  it('says that a run was cut short', () => {
    expect(markdownSummary({ ...results, complete: false })).toContain('the run was cut short');
  });

  it('lets no server text break out of its line', () => {
    const finding = { expected: 'a', received: '\n# Pwned | <script>', severity: 'fail' } as const;
    const text = markdownSummary({ ...results, scenarios: [sampleScenario({ findings: [finding] })] });
    expect(text).not.toMatch(/^# Pwned/m);
    expect(text).toContain('\\<script\\>');
  });

  it('lists at most 20 failures', () => {
    const scenarios = Array.from({ length: 25 }, (_, index) => sampleScenario({ id: `LIM-028/${index}` }));
    expect(markdownSummary({ ...results, scenarios })).toContain('… and 5 more in report.html');
  });
});
