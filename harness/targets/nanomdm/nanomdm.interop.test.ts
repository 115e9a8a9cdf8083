import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResults } from '../../../reports/model/results.js';
import { packageRoot } from '../../conformance/paths.js';
import { goProgramMissing } from '../../go-program.test.helper.js';
import { type LocalNanomdm, startNanomdm } from './local-nanomdm.test.helper.js';
import { nanomdm } from './nanomdm-program.test.helper.js';

/** The built command line, as users run it; `npm run interop` builds it first. */
const main = join(packageRoot, 'dist/harness/cli/main.js');
const absent = [goProgramMissing(nanomdm), spawnSync('which', ['scepserver']).status === 0 ? undefined : 'scepserver'];
const missing = absent.filter((program) => program !== undefined).join(' and ');
const skipped = missing === '' ? '' : ` (skipped: ${missing} is not installed)`;

interface Deviation {
  readonly verdict: 'fail' | 'warn';
  readonly why: string;
  /** It is seen only where the webhook tells of it before somebody looks. */
  readonly inTime?: true;
}

/**
 * What these servers are known to do otherwise. NanoMDM v0.9.0 is github.com/micromdm/nanomdm, scepserver 2.1.0 is
 * github.com/micromdm/scep/v2; a verdict that is not in the table, or one that is no more, fails the test.
 */
const known: Readonly<Record<string, Deviation>> = {
  'XAP-008/tokenupdate-for-the-topic-of-somebody-else': {
    verdict: 'warn',
    why: 'NanoMDM serves many topics and pins none to an enrollment: service/nanomdm/service.go stores what TokenUpdate says',
  },
  'XAP-011/another-command-is-obeyed-while-one-is-put-off': {
    verdict: 'fail',
    why: 'NanoMDM passes over commands put off only while the latest status is NotNow: RetrieveNextCommand in service/nanomdm/service.go',
  },
  'XAP-350/a-clock-that-is-five-minutes-behind': {
    verdict: 'warn',
    why: 'a signingTime before the new certificate begins is refused: github.com/micromdm/nanomdm issue 73, the pkcs7 library',
  },
  'XAP-350/a-clock-that-is-five-seconds-behind': { verdict: 'warn', why: 'issue 73, as above' },
  'XAP-351/a-command-is-acknowledged-before-it-was-given': {
    verdict: 'warn',
    why: 'NanoMDM takes any report for a queued command: StoreCommandReport in storage/kv/queue.go asks not whether it was given',
  },
  'XAP-351/a-command-that-was-acknowledged-fails-afterwards': {
    verdict: 'warn',
    why: 'the last report counts: StoreCommandReport, as above',
    inTime: true,
  },
  'XAP-428/two-megabytes-in-one-report': {
    verdict: 'warn',
    why: 'NanoMDM reads bodies of any size: ReadAllAndReplaceBody in http/http.go',
  },
  'XAP-352/deviceinformation-is-acknowledged-with-nothing-in-it': {
    verdict: 'warn',
    why: 'NanoMDM keeps no inventory: what a device answers goes to the webhook and is forgotten',
  },
  'XAP-430/a-device-that-has-authenticated-and-nothing-more': {
    verdict: 'fail',
    why: 'NanoMDM gives commands to whoever has authenticated: RetrieveNextCommand asks for no TokenUpdate',
  },
  'XPK-007/a-request-whose-signature-does-not-verify': {
    verdict: 'fail',
    why: 'scepserver never checks the signature of the PKCS#10 request: no CheckSignature in server/ and depot/',
  },
  'XSC-009/renewal': {
    verdict: 'warn',
    why: 'scepserver asks renewals for the challenge too: challenge/challenge.go knows no message types',
  },
  'XSC-015/the-device-s-own': { verdict: 'warn', why: 'scepserver has no GetCert: errNotImplemented in scep/scep.go' },
  'XSC-015/a-serial-number-that-was-never-given': { verdict: 'warn', why: 'no GetCert, as above' },
  'XSC-016/the-list-of-the-authority': {
    verdict: 'warn',
    why: 'scepserver has no GetCRL: errNotImplemented in scep/scep.go',
  },
  'XSC-017/bytes-that-mean-nothing': {
    verdict: 'warn',
    why: 'scepserver answers everything that it cannot read with 500: server/transport.go',
  },
};

async function judge(server: LocalNanomdm, ...args: readonly string[]): Promise<RunResults> {
  const out = join(server.folder, 'out');
  await new Promise<void>((resolve) => {
    const command = [main, 'run', ...args, '--target', server.targetFile, '--out', out, '--json'];
    execFile(process.execPath, command, { maxBuffer: 2 ** 26 }, () => resolve());
  });
  return JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as RunResults;
}

type Verdicts = Readonly<Record<string, string>>;
const verdictsOf = ({ scenarios }: RunResults, ...wanted: readonly string[]): Verdicts =>
  Object.fromEntries(scenarios.flatMap(({ id, verdict }) => (wanted.includes(verdict) ? [[id, verdict]] : [])));

describe.skipIf(missing !== '')(`NanoMDM, judged by suite apple-protocol${skipped}`, () => {
  let server: LocalNanomdm;
  let results: RunResults;

  beforeAll(async () => {
    server = await startNanomdm({ signMessage: true });
    results = await judge(server, '--suite', 'apple-protocol');
  }, 400_000);
  afterAll(() => server.close());

  it('is judged, and not by us alone', () => {
    expect(results.summary.pass).toBeGreaterThanOrEqual(45);
    expect(results.summary.error).toBe(0);
    expect(results.summary.skipped).toBe(0);
  });

  it('deviates where it is known to, and nowhere else', () => {
    const seen = verdictsOf(results, 'fail', 'warn', 'flaky');
    const sure = Object.entries(known).filter(([id, { inTime }]) => inTime !== true || id in seen);
    expect(seen).toEqual(Object.fromEntries(sure.map(([id, { verdict }]) => [id, verdict])));
  });

  it('is told why the rest does not apply', () => {
    const silent = results.scenarios.filter(({ verdict, reason = '' }) => verdict === 'inapplicable' && reason === '');
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe.skipIf(missing !== '')(`NanoMDM behind a proxy that passes certificates on${skipped}`, () => {
  let server: LocalNanomdm;
  beforeAll(async () => {
    server = await startNanomdm({ signMessage: false });
  }, 400_000);
  afterAll(() => server.close());

  it('takes check-ins and commands of devices that prove themselves in TLS', async () => {
    const results = await judge(server, 'XAP-006', 'XAP-007', 'XAP-012', 'XAP-013', 'XAP-014', 'XAP-017');
    expect(results.summary.pass).toBeGreaterThanOrEqual(10);
    expect(verdictsOf(results, 'fail', 'warn', 'error')).toEqual({});
  });
});
