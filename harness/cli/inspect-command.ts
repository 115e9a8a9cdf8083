import { readFile } from 'node:fs/promises';
import { MusterError, UsageError } from '../../protocol/base/errors.js';
import { formatSection } from '../../protocol/base/section.js';
import type { Inspection } from '../capture/inspect/inspection.js';
import { command } from './command.js';

interface InspectArguments {
  readonly file: string;
  readonly json: boolean;
}

/** `muster inspect FILE`: what a file is, decoded, with every deviation from its document. Exit code 1 when there are any. */
export const inspectCommand = command<InspectArguments>({
  command: 'inspect <file>',
  describe:
    'decode a profile, CMS or SCEP message, certificate, request, plist, SyncML, SOAP, provisioning document or QR image',
  builder: (yargs) =>
    yargs
      .positional('file', { type: 'string', demandOption: true, describe: 'the file, or - for standard input' })
      .example('$0 inspect enroll.mobileconfig', 'decode a configuration profile, signed or not'),
  handler: async ({ file, json }) => {
    const { inspect } = await import('../capture/inspect/inspect.js');
    const { outline } = await import('../capture/inspect/inspection.js');
    const bytes = await contentOf(file);
    const found = named(file, () => inspect(bytes));
    const text = json ? JSON.stringify(found, plainly, 2) : describe(found, outline).join('\n');
    process.stdout.write(`${text}\n`);
    process.exitCode = hasDeviations(found) ? 1 : 0;
  },
});

type Write = typeof import('../capture/inspect/inspection.js')['outline'];

function describe(inspection: Inspection, outline: Write, indent = ''): readonly string[] {
  const { kind, content, findings, inside } = inspection;
  return [
    `${indent}${kind}`,
    ...outline(content, `${indent}  `),
    ...findings.flatMap(({ severity, expected, received, section, place }) => [
      `${indent}  ${severity === 'fail' ? 'DEVIATION' : severity}${place === undefined ? '' : ` at ${place}`}${section === undefined ? '' : ` (${formatSection(section)})`}`,
      `${indent}    expected: ${expected}`,
      `${indent}    received: ${received}`,
    ]),
    ...inside.flatMap((inner) => describe(inner, outline, `${indent}  `)),
  ];
}

function hasDeviations({ findings, inside }: Inspection): boolean {
  return findings.some(({ severity }) => severity === 'fail') || inside.some(hasDeviations);
}

async function contentOf(file: string): Promise<Uint8Array> {
  const { inspectLimit } = await import('../capture/inspect/inspect.js');
  const bytes = await readFile(file === '-' ? '/dev/stdin' : file).catch((cause: unknown) => {
    throw new UsageError('INSPECT_FILE', `${file} cannot be read`, {
      cause,
      place: file,
      fix: 'Name a file that exists and that you may read.',
    });
  });
  if (bytes.length <= inspectLimit) return bytes;
  throw new UsageError('INSPECT_TOO_LARGE', `${file} has ${bytes.length} bytes; at most ${inspectLimit} are read`, {
    place: file,
  });
}

/** Adds the file to an error of the decoders; what cannot be read at all is the reader's to repair, not a deviation. */
function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof MusterError)) throw error;
    const { code, message, fix = 'Check that the file is whole and not encrypted.' } = error;
    throw new UsageError(code, `${file}: ${message}`, { cause: error.cause, place: file, fix });
  }
}

function plainly(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  const stored = value as { readonly type?: unknown; readonly data?: unknown } | null;
  if (stored?.type === 'Buffer' && Array.isArray(stored.data))
    return Buffer.from(stored.data as number[]).toString('base64');
  return value;
}
