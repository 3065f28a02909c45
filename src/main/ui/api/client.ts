import type { paths } from "./schema";

type Method = "get" | "put" | "post" | "delete" | "patch";

/** The paths of the server's OpenAPI document that know this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never;

type Success<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 | 207 ? R[S] : never }[keyof R]
  : never;

type Content<T> = T extends { content: infer C } ? C[keyof C] : undefined;

/** What the server answers to this operation. */
export type Answered<P extends keyof paths, M extends Method> = Content<Success<Operation<P, M>>>;

type Parameters<O> = O extends { parameters: infer P } ? P : object;
type PathValues<O> = Parameters<O> extends { path: infer V } ? { path: V } : { path?: undefined };
type QueryValues<O> = Parameters<O> extends { query?: infer V } ? { query?: V } : { query?: undefined };
type Body<O> = O extends { requestBody: { content: infer C } }
  ? { body: C[keyof C] }
  : O extends { requestBody?: { content: infer C } }
    ? { body?: C[keyof C] }
    : { body?: undefined };

/** What the caller says: the values of the path and the query, and the body, as the OpenAPI document has them. */
export type Said<P extends keyof paths, M extends Method> = PathValues<Operation<P, M>> &
  QueryValues<Operation<P, M>> &
  Body<Operation<P, M>>;

export interface Answer<T> {
  data: T;
  /** How many there are in all, of a list that comes by page. */
  total: number;
  /** Where what was made is found, as the server says. */
  location: string | null;
}

interface Refusal {
  code: string;
  message: string;
}

/** The server refused, in the API's form of errors; status 0 is a server that cannot be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly refusals: Refusal[],
  ) {
    super(refusals.map((refusal) => refusal.message).join("\n"));
  }

  get isAway(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const BASE = "/api/v2.0";
const CSRF = "X-Harbor-CSRF-Token";

let token: string | null = null;

export function get<P extends PathOf<"get">>(path: P, said: Said<P, "get">, signal?: AbortSignal) {
  return call<Answered<P, "get">>("get", address(path, said), undefined, signal);
}

export function post<P extends PathOf<"post">>(path: P, said: Said<P, "post">) {
  return call<Answered<P, "post">>("post", address(path, said), said.body);
}

export function put<P extends PathOf<"put">>(path: P, said: Said<P, "put">) {
  return call<Answered<P, "put">>("put", address(path, said), said.body);
}

export function patch<P extends PathOf<"patch">>(path: P, said: Said<P, "patch">) {
  return call<Answered<P, "patch">>("patch", address(path, said), said.body);
}

export function remove<P extends PathOf<"delete">>(path: P, said: Said<P, "delete">) {
  return call<Answered<P, "delete">>("delete", address(path, said), said.body);
}

/** The address of an operation; slashes within a value, as in the names of repositories, are encoded twice, as Harbor's clients do. */
export function address(
  path: string,
  said: { path?: unknown; query?: unknown },
): string {
  const values = (said.path ?? {}) as Record<string, unknown>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(values[name]));
    return value.replaceAll("%2F", "%252F");
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(said.query ?? {})) {
    if (value !== undefined && value !== null && value !== "") {
      query.set(name, String(value));
    }
  }
  return BASE + filled + (query.size > 0 ? `?${query}` : "");
}

/** Signs in and the like: forms, outside of the API, at Harbor's addresses. Strangers have no token yet, since the API gives them none. */
export async function form(path: `/c/${string}`, fields: Record<string, string>): Promise<Answer<unknown>> {
  if (token === null) {
    remember(await reach("/", { method: "HEAD", headers: { Accept: "text/html" } }));
  }
  return call("post", path, new URLSearchParams(fields));
}

/** Ends the session; what is answered is where the browser has to go to be signed out elsewhere too. */
export async function signOut(): Promise<string | null> {
  const response = await reach("/c/log_out", { headers: { Accept: "application/json" } });
  remember(response);
  const body = await content(response);
  return typeof body === "object" && body !== null && "redirect_location" in body && typeof body.redirect_location === "string"
    ? body.redirect_location
    : null;
}

async function call<T>(
  method: Method,
  url: string,
  body?: unknown,
  signal?: AbortSignal,
  again = true,
): Promise<Answer<T>> {
  // The UI calls projects by their names, and a name may be a number.
  const headers = new Headers({ Accept: "application/json", "X-Is-Resource-Name": "true" });
  if (method !== "get" && token !== null) {
    headers.set(CSRF, token);
  }
  const isForm = body instanceof URLSearchParams;
  if (body !== undefined && !isForm) {
    headers.set("Content-Type", "application/json");
  }
  const response = await reach(url, {
    method: method.toUpperCase(),
    headers,
    body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    signal: signal ?? null,
  });
  const known = token;
  remember(response);
  if (response.status === 403 && method !== "get" && again && known !== token && (await isAboutToken(response))) {
    return call(method, url, body, signal, false);
  }
  if (!response.ok) {
    throw new ApiError(response.status, await refusals(response));
  }
  return {
    data: (await content(response)) as T,
    total: Number(response.headers.get("X-Total-Count") ?? 0),
    location: response.headers.get("Location"),
  };
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") {
      throw failure;
    }
    throw new ApiError(0, []);
  }
}

/** The server gives a new one when somebody signs in or out. */
function remember(response: Response): void {
  token = response.headers.get(CSRF) ?? token;
}

async function isAboutToken(response: Response): Promise<boolean> {
  return (await response.clone().text()).includes(CSRF);
}

async function content(response: Response): Promise<unknown> {
  const text = await response.text();
  const type = response.headers.get("Content-Type") ?? "";
  return text !== "" && type.includes("json") ? JSON.parse(text) : text;
}

async function refusals(response: Response): Promise<Refusal[]> {
  try {
    const body = (await response.json()) as { errors?: Refusal[] };
    return body.errors ?? [];
  } catch {
    return [];
  }
}
