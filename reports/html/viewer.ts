/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/*
 * Runs inside the report. It builds every element with textContent, so that nothing a server sent is ever read as HTML.
 * Imports nothing at run time: the compiled file is put into the page as it is.
 */
import type {
  ReportedExchange,
  ReportedFinding,
  RequirementResult,
  RunResults,
  ScenarioResult,
  Verdict,
} from '../model/results.js';

const signs: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  inapplicable: '–',
  skipped: '»',
  review: '?',
  flaky: '~',
  error: '⚠',
};
const order: readonly Verdict[] = ['error', 'fail', 'flaky', 'warn', 'pass', 'review', 'skipped', 'inapplicable'];
/** The column of scenarios that belong to no method in particular. */
const anyMethod = '';

const results = JSON.parse(document.getElementById('results')?.textContent ?? '{}') as RunResults;
const app = document.getElementById('app') as HTMLElement;
const scenarioById = new Map(results.scenarios.map((scenario) => [scenario.id, scenario]));
const columns = columnsOf(results.scenarios);
const view = { verdict: undefined as Verdict | undefined, text: '', family: '' };

type Child = Node | string | undefined;

function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return order.find((verdict) => verdicts.includes(verdict));
}

function columnsOf(scenarios: readonly ScenarioResult[]): readonly (readonly [platform: string, method: string])[] {
  const pairs = new Map(
    scenarios.map(({ platform = '', method = anyMethod }) => [`${platform} ${method}`, [platform, method] as const]),
  );
  return [...pairs.values()].sort(([a, b], [c, d]) => a.localeCompare(c) || b.localeCompare(d));
}

function badge(verdict: Verdict, text = verdict as string): HTMLElement {
  return el('span', { class: `v ${verdict}`, title: verdict }, `${signs[verdict]} ${text}`);
}

function header(): Child[] {
  const { suite, target, seed, startedAt, finishedAt, tool, complete, exitCode } = results;
  const took = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1);
  return [
    el('h1', {}, `${suite.name} ${suite.version} against ${target.name}`),
    el(
      'p',
      { class: 'meta' },
      `${startedAt.replace('T', ' ').replace(/\..*/, '')} UTC, ${took} s, exit code ${exitCode}, seed `,
      el('code', {}, seed),
      `, ${target.url}, muster ${tool.version}${complete ? '' : '. The run was cut short: what is missing here was not run.'}`,
    ),
  ];
}

function tiles(): HTMLElement {
  const present = order.filter((verdict) => results.summary[verdict] > 0);
  return el(
    'div',
    { class: 'tiles', role: 'group', 'aria-label': 'Scenarios by verdict' },
    ...present.map((verdict) => {
      const tile = el('button', {
        class: 'tile',
        'data-verdict': verdict,
        'aria-pressed': String(view.verdict === verdict),
      });
      tile.append(el('strong', {}, String(results.summary[verdict])), badge(verdict));
      tile.addEventListener('click', () => {
        view.verdict = view.verdict === verdict ? undefined : verdict;
        draw();
      });
      return tile;
    }),
  );
}

function filters(): HTMLElement {
  const text = el('input', {
    type: 'search',
    placeholder: 'Requirement, title or scenario',
    'aria-label': 'Filter',
    value: view.text,
  });
  text.addEventListener('input', () => {
    view.text = text.value;
    drawMatrix();
  });
  const family = el('select', { 'aria-label': 'Family' });
  for (const [value, label] of [
    ['', 'All requirements'],
    ['protocol', 'Protocol'],
    ['product', 'Product'],
  ] as const) {
    family.append(el('option', value === view.family ? { value, selected: '' } : { value }, label));
  }
  family.addEventListener('change', () => {
    view.family = family.value;
    drawMatrix();
  });
  return el('div', { class: 'filters' }, text, family);
}

function shown({ id, title, family, verdict, scenarios }: RequirementResult): boolean {
  if (view.family !== '' && family !== view.family) return false;
  const own = scenarios.flatMap((key) => scenarioById.get(key) ?? []);
  if (
    view.verdict !== undefined &&
    verdict !== view.verdict &&
    !own.some((scenario) => scenario.verdict === view.verdict)
  )
    return false;
  const needle = view.text.toLowerCase();
  return needle === '' || `${id} ${title} ${own.map(({ name }) => name).join(' ')}`.toLowerCase().includes(needle);
}

function matrix(): HTMLElement {
  const requirements = results.requirements.filter(shown);
  const platformCells: HTMLElement[] = [];
  for (const platform of new Set(columns.map(([name]) => name))) {
    const span = columns.filter(([name]) => name === platform).length;
    platformCells.push(el('th', { colspan: String(span) }, platform || 'any platform'));
  }
  const head = el(
    'thead',
    {},
    el(
      'tr',
      {},
      el('th', { rowspan: '2' }, `Requirement (${requirements.length})`),
      el('th', { rowspan: '2' }, 'Verdict'),
      ...platformCells,
    ),
    el('tr', {}, ...columns.map(([platform, method]) => el('th', {}, method.replace(`${platform}-`, '') || 'any'))),
  );
  const body = el('tbody');
  let area = '';
  for (const requirement of requirements) {
    const own = requirement.id.split('-')[0] as string;
    if (own !== area) body.append(el('tr', { class: 'area' }, el('td', { colspan: String(columns.length + 2) }, own)));
    area = own;
    body.append(row(requirement));
  }
  return el('div', { class: 'scroll', tabindex: '0' }, el('table', { id: 'matrix' }, head, body));
}

function row(requirement: RequirementResult): HTMLElement {
  const { id, title, party, level, verdict, scenarios } = requirement;
  const own = scenarios.flatMap((key) => scenarioById.get(key) ?? []);
  const name = el('th', { scope: 'row' }, el('code', {}, id), title);
  if (party !== 'server') name.append(el('span', { class: 'tag', title: 'who owes it' }, party));
  if (level !== 'must') name.append(el('span', { class: 'tag' }, level));
  return el(
    'tr',
    { 'data-requirement': id },
    name,
    el('td', { class: 'cell' }, opener(requirement, own, verdict)),
    ...columns.map(([platform, method]) => {
      const here = own.filter(
        (scenario) => (scenario.platform ?? '') === platform && (scenario.method ?? anyMethod) === method,
      );
      const found = worst(here.map((scenario) => scenario.verdict));
      return el(
        'td',
        { class: 'cell' },
        found === undefined ? undefined : opener(requirement, here, found, `${platform} ${method}`),
      );
    }),
  );
}

function opener(
  requirement: RequirementResult,
  scenarios: readonly ScenarioResult[],
  verdict: Verdict,
  place = '',
): HTMLElement {
  const passed = scenarios.filter((scenario) => scenario.verdict === 'pass' || scenario.verdict === 'warn').length;
  const label = place === '' ? verdict : `${passed}/${scenarios.length}`;
  const button = el(
    'button',
    {
      class: `v ${verdict}`,
      'aria-label': `${requirement.id} ${place}: ${verdict}, ${passed} of ${scenarios.length} pass`,
    },
    `${signs[verdict]} ${label}`,
  );
  button.addEventListener('click', () => open(requirement, scenarios, place));
  return button;
}

function open(requirement: RequirementResult, scenarios: readonly ScenarioResult[], place: string): void {
  const dialog = el('dialog', { 'aria-label': requirement.id });
  const close = el('button', { class: 'plain' }, 'Close');
  close.addEventListener('click', () => dialog.close());
  const reason = requirement.reason === undefined ? undefined : el('p', {}, requirement.reason);
  dialog.append(
    el(
      'header',
      {},
      el('h2', {}, `${requirement.id} ${requirement.title}${place === '' ? '' : `, ${place}`}`),
      badge(requirement.verdict),
      close,
    ),
    el(
      'div',
      { class: 'body' },
      reason,
      ...scenarios.map((scenario) => scenarioBlock(scenario, scenarios.length === 1)),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Details are built when somebody opens them: a page of thousands of scenarios stays light. */
function scenarioBlock(scenario: ScenarioResult, opened: boolean): HTMLElement {
  const block = el('details', { class: 'scenario', 'data-scenario': scenario.id });
  block.append(
    el('summary', {}, badge(scenario.verdict), ` ${scenario.name} `, el('span', { class: 'small' }, scenario.location)),
  );
  const fill = (): void => {
    if (block.childElementCount === 1) block.append(scenarioBody(scenario));
  };
  block.addEventListener('toggle', fill);
  if (opened || scenario.verdict === 'fail' || scenario.verdict === 'error') {
    fill();
    block.open = true;
  }
  return block;
}

function scenarioBody(scenario: ScenarioResult): HTMLElement {
  const { reason, findings, steps, exchanges = [], evidence, checklist = [], durationMs, requirements } = scenario;
  return el(
    'div',
    {},
    reason === undefined ? undefined : el('p', {}, reason),
    ...findings.map(findingBlock),
    checklist.length === 0 ? undefined : el('ul', {}, ...checklist.map((item) => el('li', {}, item))),
    el(
      'ol',
      { class: 'steps' },
      ...steps.map(({ text, status, message }) =>
        el('li', { class: status }, text, message === undefined ? undefined : el('div', { class: 'small' }, message)),
      ),
    ),
    exchanges.length === 0 ? undefined : el('h3', {}, 'On the wire'),
    ...exchanges.map(exchangeBlock),
    el(
      'p',
      { class: 'small' },
      `${requirements.join(', ')}, ${durationMs.toFixed(0)} ms`,
      evidence === undefined ? undefined : el('span', {}, ', evidence ', el('a', { href: evidence }, evidence)),
    ),
  );
}

function findingBlock({
  requirement,
  also = [],
  expected,
  received,
  section,
  severity,
  place,
}: ReportedFinding): HTMLElement {
  const facts = [
    ['Expected', expected],
    ['Received', received],
    ['Where', place],
    ['Source', section],
  ] as const;
  return el(
    'div',
    { class: `finding ${severity}` },
    el('strong', {}, requirement === undefined ? 'Finding' : [requirement, ...also].join(', ')),
    el(
      'dl',
      {},
      ...facts.flatMap(([name, text]) => (text === undefined ? [] : [el('dt', {}, name), el('dd', {}, text)])),
    ),
  );
}

function exchangeBlock(exchange: ReportedExchange): HTMLElement {
  const { device, index, step, method, url, status, failure, durationMs } = exchange;
  const block = el('details', { class: 'exchange' });
  block.append(
    el(
      'summary',
      {},
      `${index} ${step}: ${method} ${url} → ${status ?? failure ?? 'no answer'} `,
      el('span', { class: 'small' }, `${device}, ${durationMs.toFixed(1)} ms`),
    ),
  );
  block.addEventListener('toggle', () => {
    if (block.childElementCount > 1) return;
    const copy = el('button', { class: 'plain' }, 'Copy as curl');
    copy.addEventListener('click', () => void navigator.clipboard?.writeText(asCurl(exchange)));
    block.append(
      copy,
      el('pre', {}, headers(exchange.requestHeaders), '\n\n', exchange.requestText),
      el(
        'pre',
        {},
        failure ?? `${status ?? ''}\n${headers(exchange.responseHeaders ?? {})}\n\n${exchange.responseText ?? ''}`,
      ),
    );
  });
  return block;
}

function headers(map: Readonly<Record<string, string>>): string {
  return Object.entries(map)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function asCurl({ method, url, requestHeaders, requestText }: ReportedExchange): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = Object.entries(requestHeaders).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const body = requestText === '' ? [] : [`--data-binary ${quote(requestText)}`];
  return [`curl -X ${method} ${quote(url)}`, ...lines, ...body].join(' \\\n  ');
}

/** What was not run, and why, counted by reason; and what waits for a person. */
function leftovers(): Child[] {
  const reasons = new Map<string, number>();
  for (const { verdict, reason } of results.scenarios) {
    if (verdict !== 'inapplicable' && verdict !== 'skipped') continue;
    const key = `${verdict}: ${reason ?? ''}`;
    reasons.set(key, (reasons.get(key) ?? 0) + 1);
  }
  if (reasons.size === 0) return [];
  return [
    el('h2', {}, 'Not run, and why'),
    el('ul', { class: 'reasons' }, ...[...reasons].map(([reason, count]) => el('li', {}, `${count} × ${reason}`))),
  ];
}

function drawMatrix(): void {
  document.getElementById('matrix')?.parentElement?.replaceWith(matrix());
}

function draw(): void {
  app.replaceChildren(
    ...[...header(), tiles(), filters(), matrix(), ...leftovers()].filter((child) => child !== undefined),
  );
}

draw();
