import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { stringify } from 'yaml';
import { freshKeys } from '../../../agents/device/keys/fresh-keys.js';
import { loadModels } from '../../../agents/device/models.js';
import { systemClock } from '../../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import { systemRandom } from '../../../protocol/base/random.js';
import { RecordingRuleBook } from '../../../protocol/base/rule.js';
import type { JsonObject, Method, Platform } from '../../../protocol/base/vocabulary.js';
import { LiveScene } from '../../conformance/scene.js';
import { putPerson } from '../../server/domain/people.js';
import { silentLogger } from '../../server/logger.js';
import { startReferenceServer } from '../../server/reference-server.js';
import type { ReferenceServer } from '../../server/server.js';
import { openTarget } from '../open-target.js';
import { readTargetFile } from '../target-file.js';

export const ada = { upn: 'ada@main.muster.test', name: 'Ada', password: 'Pw-Ada-1' } as const;

/** A file of the target's folder, by the name under which the entry mentions it. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The reference server seen from outside: its administrator hands something out, and the rest is done by a target file that knows nothing else. */
export class Stranger {
  readonly server: ReferenceServer;
  readonly folder = mkdtempSync(join(tmpdir(), 'muster-stranger-'));

  private constructor(server: ReferenceServer) {
    this.server = server;
    putPerson(server.main.state, ada);
    writeFileSync(join(this.folder, 'ca.pem'), server.ca);
    writeFileSync(join(this.folder, 'password'), ada.password);
  }

  static async start(): Promise<Stranger> {
    const common = { clock: systemClock, random: systemRandom, logger: silentLogger, version: '0' };
    return new Stranger(await startReferenceServer(common));
  }

  /** What its administrator would hand out. */
  async issue(platform: Platform, method: Method, options: JsonObject = {}, serial?: string): Promise<EnrollmentEntry> {
    const service = this.server.services.find(
      (each) => each.platforms.includes(platform) && each.methods.includes(method),
    );
    if (service === undefined) throw new Error(`nobody serves ${method}`);
    const whose = serial === undefined ? { upn: ada.upn } : { serial };
    return service.issue(this.server.main, { platform, method, options, ...whose });
  }

  /** A document behind an address of the server. */
  async fetch(url: string): Promise<Uint8Array> {
    const [{ port }, { pathname, search, host, hostname }] = [this.server.urls, new URL(url)];
    const dispatcher = new Agent({ connect: { ca: this.server.ca, servername: hostname } });
    const address = `https://127.0.0.1:${port}${pathname}${search}`;
    const { body, statusCode } = await request(address, { dispatcher, headers: { host } });
    const bytes = new Uint8Array(await body.arrayBuffer());
    await dispatcher.close();
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${Buffer.from(bytes).toString()}`);
    return bytes;
  }

  /** Writes the target file, and the files that its entries mention. */
  write(entries: readonly object[], files: Files = {}, more: object = {}): string {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.folder, name), content);
    const { host, port } = this.server.urls;
    const document = {
      name: 'stranger',
      admin: { kind: 'none' },
      trust: ['ca.pem'],
      connect: { host, port: Number(port) },
      entries,
      ...more,
    };
    const file = join(this.folder, 'target.yaml');
    writeFileSync(file, stringify(document));
    return file;
  }

  /** A device in front of the target of this file. */
  async scene(file: string): Promise<LiveScene> {
    const target = await openTarget(readTargetFile(file));
    const opened = await target.open();
    const common = { requirements: [], models: loadModels(), keys: freshKeys(), rules: new RecordingRuleBook() };
    return new LiveScene({ scenarioId: 'stranger', seed: 's', target: opened, now: opened.now(), ...common });
  }

  async close(): Promise<void> {
    await this.server.close();
    rmSync(this.folder, { recursive: true });
  }
}
