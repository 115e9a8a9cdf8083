import { errorBody } from './schemas.table.js';

interface RouteWords {
  readonly tag: string;
  readonly summary: string;
  readonly params?: object;
  readonly querystring?: object;
  readonly body?: object;
  /** Status of success and the shape of its body. */
  readonly answers: Readonly<Record<number, object>>;
}

const failures = { 400: errorBody, 401: errorBody, 404: errorBody, 409: errorBody, 413: errorBody } as const;

/** The schema of one route: the request's parts, the answer, and the errors that any route may give. */
export function route({ tag, answers, ...words }: RouteWords) {
  return { schema: { tags: [tag], ...words, response: { ...failures, ...answers } } };
}
