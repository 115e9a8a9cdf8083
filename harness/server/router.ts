import type { Endpoint, Route } from './endpoint.js';

export type RouteMatch =
  | { readonly kind: 'found'; readonly route: Route }
  /** The path exists, the method does not (RFC 9110 §15.5.6). */
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'none' };

type ByMethod = Map<string, Route>;

/** Finds the endpoint's route for a method and a path: exact paths first, then the longest prefix. Paths are compared without regard to case. */
export class Router {
  readonly #exact = new Map<string, ByMethod>();
  readonly #prefixes: (readonly [prefix: string, routes: ByMethod])[] = [];

  /** Throws `Error` when two routes claim the same method and path. */
  constructor(endpoints: readonly Endpoint[]) {
    for (const { name, routes } of endpoints) for (const route of routes) this.#add(name, route);
    this.#prefixes.sort(([a], [b]) => b.length - a.length);
  }

  match(method: string, path: string): RouteMatch {
    const lower = path.toLowerCase();
    const candidates = [
      this.#exact.get(lower),
      ...this.#prefixes.filter(([prefix]) => lower.startsWith(prefix)).map(([, routes]) => routes),
    ].filter((routes) => routes !== undefined);
    if (candidates.length === 0) return { kind: 'none' };
    for (const routes of candidates) {
      const route = routes.get(method) ?? (method === 'HEAD' ? routes.get('GET') : undefined);
      if (route !== undefined) return { kind: 'found', route };
    }
    return { kind: 'other-method', allow: [...new Set(candidates.flatMap((routes) => [...routes.keys()]))] };
  }

  /** Every path with its methods, for people who asked for another. */
  get paths(): readonly string[] {
    const all = [...this.#exact, ...this.#prefixes.map(([prefix, routes]) => [`${prefix}*`, routes] as const)];
    return all.map(([path, routes]) => `${[...routes.keys()].join('|')} ${path}`).sort();
  }

  #add(endpoint: string, route: Route): void {
    const path = route.path.toLowerCase();
    const routes = path.endsWith('/*') ? this.#prefixRoutes(path.slice(0, -1)) : this.#exactRoutes(path);
    if (routes.has(route.method))
      throw new Error(`${endpoint}: ${route.method} ${route.path} is taken by another endpoint`);
    routes.set(route.method, route);
  }

  #exactRoutes(path: string): ByMethod {
    const known = this.#exact.get(path) ?? new Map<string, Route>();
    this.#exact.set(path, known);
    return known;
  }

  #prefixRoutes(prefix: string): ByMethod {
    const known = this.#prefixes.find(([other]) => other === prefix)?.[1];
    if (known !== undefined) return known;
    const routes: ByMethod = new Map();
    this.#prefixes.push([prefix, routes]);
    return routes;
  }
}
