import { describe, expect, it } from 'vitest';
import { resultsFromEvents } from '../model/from-events.js';
import { sampleEvents, sampleScenario } from '../model/sample-run.js';
import { htmlReport } from './report.js';

const results = resultsFromEvents(sampleEvents());

describe('the HTML report', () => {
  it('stays below 2 MB for 2,000 passing scenarios', () => {
    const scenarios = Array.from({ length: 2_000 }, (_, index) =>
      sampleScenario({
        id: `LIM-028/a-second-iphone-15-after-89-days-of-silence-is-refused-${index}`,
        verdict: 'pass',
        findings: [],
        steps: sampleScenario().steps.flatMap((step) => [step, step, step]),
      }),
    );
    const page = htmlReport({ ...results, scenarios });
    expect(page).toContain('silence-is-refused-1999');
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
  });

  it('embeds at most 32 KB of evidence per failure, the last exchange first', () => {
    const [exchange] = sampleScenario().exchanges ?? [];
    if (exchange === undefined) throw new Error('the sample has no exchange');
    const exchanges = [
      { ...exchange, responseText: 'early '.repeat(20_000) },
      { ...exchange, step: 'last', responseText: 'LAST'.repeat(1_000) },
    ];
    const page = htmlReport({ ...results, scenarios: [sampleScenario({ exchanges })] });
    const data = page.slice(page.indexOf('id="results">'), page.indexOf('</script>'));
    expect(data.length).toBeLessThan(36 * 1024);
    expect(data).toContain('LAST'.repeat(1_000));
    expect(data).toContain('more characters in the evidence file');
  });

  it('lets no server text become part of the page', () => {
    const finding = { expected: 'x', received: '</script><script>alert(1)</script>', severity: 'fail' } as const;
    const page = htmlReport({ ...results, scenarios: [sampleScenario({ findings: [finding] })] });
    expect(page).not.toContain('<script>alert');
  });

  it('loads nothing from anywhere', () => {
    const page = htmlReport(results);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(link|img|iframe)\b|src="http/);
  });
});
