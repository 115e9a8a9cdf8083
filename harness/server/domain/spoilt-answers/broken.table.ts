/** Ways to break any document in XML, so that nobody can read it. */
export const brokenTexts = {
  empty: () => '',
  truncated: (text: string) => text.slice(0, Math.floor(text.length / 2)),
  'no-xml': () => 'the service is not available',
  'a-page': () => '<!DOCTYPE html><html><body><p>Sign in to this network<br></p></body></html>',
  'billion-laughs': (text: string) => withDoctype(text, `<!ENTITY l0 "ha">${laughs}`, '&l12;'),
  'external-entity': (text: string) => withDoctype(text, '<!ENTITY x SYSTEM "file:///etc/hostname">', '&x;'),
  'deeply-nested': (text: string) => inRoot(text, `${'<x>'.repeat(5_000)}${'</x>'.repeat(5_000)}`),
} satisfies Readonly<Record<string, (text: string) => string>>;

const laughs = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};&l${at};">`).join('');

const withoutDeclaration = (text: string): string => text.replace(/^<\?xml[^>]*\?>/, '');

const inRoot = (text: string, more: string): string => text.replace(/(?=<\/[\w:-]+>\s*$)/, more);

function withDoctype(text: string, entities: string, use: string): string {
  const document = withoutDeclaration(text);
  const root = /^\s*<([\w:-]+)/.exec(document)?.[1] ?? 'x';
  return `<!DOCTYPE ${root} [${entities}]>${inRoot(document, use)}`;
}
