import type { RunResults, ScenarioResult } from '../model/results.js';

/** How much of one failure's evidence the page itself carries; the rest is in the linked evidence file. */
const embeddedBytes = 32 * 1024;

/**
 * What the page's script reads: the results, with members of passing scenarios left out that nobody opens them for, and
 * with every failure's exchanges cut to 32 KiB. A page of 2,000 passing scenarios stays below 2 MB.
 */
export function pageData(results: RunResults): string {
  const scenarios = results.scenarios.map((scenario) => (scenario.verdict === 'pass' ? slim(scenario) : cut(scenario)));
  return JSON.stringify({ ...results, scenarios })
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function slim({ exchanges: _exchanges, steps, findings, ...scenario }: ScenarioResult): ScenarioResult {
  return { ...scenario, findings, steps: steps.map(({ text, status }) => ({ text, status, durationMs: 0 })) };
}

function cut({ exchanges, ...scenario }: ScenarioResult): ScenarioResult {
  if (exchanges === undefined) return scenario;
  let left = embeddedBytes - JSON.stringify(scenario).length;
  const take = (text: string): string => {
    const room = Math.max(0, left);
    left -= text.length;
    return text.length <= room
      ? text
      : `${text.slice(0, room)}… (${text.length - room} more characters in the evidence file)`;
  };
  // The exchange that broke is the last one: it gets the room first.
  const kept = exchanges
    .toReversed()
    .map((exchange) => ({
      ...exchange,
      requestText: take(exchange.requestText),
      ...(exchange.responseText === undefined ? {} : { responseText: take(exchange.responseText) }),
    }))
    .toReversed();
  return { ...scenario, exchanges: kept };
}
