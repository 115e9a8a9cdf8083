import { isJsonObject } from '../../../protocol/android/read-json.js';
import { TargetError } from '../../../protocol/base/errors.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import { readAnswer } from '../../../protocol/headwind/read-answer.js';
import { adminPassword } from '../../../protocol/headwind/signatures.js';
import { RefusedByAdmin } from '../../checks/admin.js';
import type { JsonApi } from '../json-api.js';

/** The console's REST interface of Headwind MDM, with the token of one administrator (h-mdm/hmdm-server, JWTAuthResource). */
export class HeadwindApi {
  readonly #api: JsonApi;
  readonly #user: string;
  readonly #password: string;
  #token: Promise<string> | undefined;

  constructor(api: JsonApi, user: string, password: string) {
    this.#api = api;
    this.#user = user;
    this.#password = password;
  }

  /** Throws TargetError when the server does not know the administrator. */
  signIn(): Promise<string> {
    this.#token ??= this.#login();
    return this.#token;
  }

  async #login(): Promise<string> {
    const body = { login: this.#user, password: adminPassword(this.#password) };
    const { status, json } = await this.#api.send('POST', '/rest/public/jwt/login', { body });
    const token = isJsonObject(json as Json) ? (json as JsonObject).id_token : undefined;
    if (status === 200 && typeof token === 'string') return token;
    const fix = 'admin.user and admin.token name an administrator of the console and the password.';
    throw new TargetError('TARGET_ADMIN_TOKEN', `Headwind MDM does not let ${this.#user} sign in`, { fix });
  }

  /** The data of an answer. Refusals come with HTTP 200 and become `RefusedByAdmin`. */
  async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Json> {
    const token = await this.signIn();
    const answer = await this.#api.send(method, `/rest${path}`, { token, ...(body && { body }) });
    const { message } = readAnswer(answer.status, answer.body);
    if (message.status === 'OK') return message.data;
    if (answer.status === 200) throw new RefusedByAdmin(answer.status, message.message);
    throw new TargetError('TARGET_ADMIN', `${method} ${path}: ${message.message}`);
  }

  /** The code for devices of a configuration; undefined where the server makes none. */
  async qrCode(key: string, query: Readonly<Record<string, string>>): Promise<Uint8Array | undefined> {
    const path = `/rest/public/qr/${encodeURIComponent(key)}?${new URLSearchParams({ size: '700', ...query })}`;
    const { status, body } = await this.#api.send('GET', path);
    return status === 200 && body.byteLength > 0 ? body : undefined;
  }

  /** What the code's admin extras are, without a code. */
  async extras(key: string, query: Readonly<Record<string, string>>): Promise<JsonObject> {
    const path = `/rest/public/qr/json/${encodeURIComponent(key)}?${new URLSearchParams(query)}`;
    const { json } = await this.#api.send('GET', path);
    if (isJsonObject(json as Json)) return json as JsonObject;
    throw new TargetError('TARGET_ADMIN', `GET ${path}: no extras`);
  }

  close(): Promise<void> {
    return this.#api.close();
  }
}
