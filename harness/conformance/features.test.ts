import { describe, expect, it } from 'vitest';
import { MusterError } from '../../protocol/base/errors.js';
import { tagObjection } from './feature-tags.js';
import { readFeature, scenarioId } from './features.js';

const source = `@kind:limit
Feature: Limits
  @req:LIM-028 @observable:wire @needs:clock
  Rule: A device counts for 90 days
    Scenario Outline: a second <model> after <days> days
      When Ada enrolls another <model> by <method>
      @edition:002
      Examples:
        | model     | days | method   |
        | iPhone 15 | 89   | ios-byod |
      @req:LIM-001
      Examples:
        | model | days | method       |
        | PC    | 91   | windows-byod |
`;

describe('a feature file', () => {
  const { scenarios } = readFeature('/features/limits.feature', source);

  it('gives one scenario per row, with an id that no line number changes', () => {
    const moved = readFeature('/elsewhere/other.feature', `\n\n${source}`).scenarios;
    expect(scenarios.map(({ id }) => id)).toEqual([
      'LIM-028/a-second-iphone-15-after-89-days',
      'LIM-028/a-second-pc-after-91-days',
    ]);
    expect(moved.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id));
  });

  it('hands tags down from feature, rule, outline and examples', () => {
    const [first, second] = scenarios;
    expect(first).toMatchObject({
      requirements: ['LIM-028'],
      editions: ['002'],
      platforms: ['ios'],
      methods: ['ios-byod'],
    });
    expect(first?.needs).toEqual(['clock', 'platform:ios', 'method:ios-byod', 'editions']);
    expect(second).toMatchObject({ requirements: ['LIM-028', 'LIM-001'], editions: [], platforms: ['windows'] });
  });

  it('takes the platform that stands nearest to the scenario', () => {
    const text = `@platform:ios
Feature: Sessions
  @req:XAP-350
  Rule: A signature may lack its time
    Scenario: an iPhone signs
      Given a device
    @platform:macos
    Scenario: a Mac signs
      Given a device
`;
    const found = readFeature('/features/sessions.feature', text).scenarios;
    expect(found.map(({ platforms }) => platforms)).toEqual([['ios'], ['macos']]);
    expect(found[1]?.needs).toEqual(['platform:macos']);
  });

  it('says where it stands: the line of the row', () => {
    expect(scenarios.map(({ line }) => line)).toEqual([10, 14]);
  });

  it('names the line that is no Gherkin', () => {
    const broken = (): unknown =>
      readFeature('/features/bad.feature', 'Feature: x\n  Scenario: y\n    Given z\n  nonsense\n');
    expect(broken).toThrow(MusterError);
    expect(broken).toThrow(expect.objectContaining({ place: '/features/bad.feature:4', family: 'usage' }));
  });
});

describe('a scenario id', () => {
  it('keeps letters and figures of any alphabet that has plain ones', () => {
    expect(scenarioId(['AOU-006'], "Zoë's token, 90 days (2022)")).toBe('AOU-006/zoe-s-token-90-days-2022');
  });
});

describe('the tag vocabulary', () => {
  it.each(['@req:XSC-004', '@kind:limit', '@needs:verb:person.put', '@needs:clock', '@edition:002', '@slow'])(
    'knows %s',
    (tag) => expect(tagObjection(tag)).toBeUndefined(),
  );
  it.each(['@wip', '@req:LIM-28', '@kind:limits', '@colour:blue', '@platform:symbian'])('refuses %s', (tag) =>
    expect(tagObjection(tag)).toContain(tag),
  );
});
