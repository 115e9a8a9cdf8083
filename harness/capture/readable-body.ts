import { inspect } from './inspect/inspect.js';
import { type Inspection, outline } from './inspect/inspection.js';

/** Characters of a body that a report carries; the evidence file has all of it. */
const textLimit = 32 * 1024;

/** A body as people read it: text as it is, CMS, certificates and binary property lists decoded, other bytes by their number. */
export function readableBody(body: Uint8Array): string {
  const text = asText(body) ?? asDecoded(body) ?? `(${body.byteLength} bytes)`;
  return text.length <= textLimit ? text : `${text.slice(0, textLimit)}\n(${text.length - textLimit} more characters)`;
}

function asText(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function asDecoded(body: Uint8Array): string | undefined {
  try {
    return told(inspect(body), '').join('\n');
  } catch {
    return undefined;
  }
}

function told({ kind, content, findings, inside }: Inspection, indent: string): readonly string[] {
  return [
    `${indent}${kind}`,
    ...outline(content, `${indent}  `),
    ...findings.map(({ expected, received }) => `${indent}  deviation: expected ${expected}, received ${received}`),
    ...inside.flatMap((inner) => told(inner, `${indent}  `)),
  ];
}
