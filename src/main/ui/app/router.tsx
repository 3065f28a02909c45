import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Where the browser is, within this application. */
export interface Place {
  path: string;
  query: URLSearchParams;
}

const CHANGED = "berth:navigated";

function here(): Place {
  return { path: decodeURI(location.pathname), query: new URLSearchParams(location.search) };
}

/** Goes to another page; with {@code replace} the back button does not come back to this one. */
export function navigate(to: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", to);
  } else {
    history.pushState(null, "", to);
    scrollTo(0, 0);
  }
  dispatchEvent(new Event(CHANGED));
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const follow = () => setPlace(here());
    addEventListener("popstate", follow);
    addEventListener(CHANGED, follow);
    // What is within this one may have gone elsewhere before this one listened, as a page does that asks to sign in.
    if (here().path !== place.path || here().query.toString() !== place.query.toString()) {
      follow();
    }
    return () => {
      removeEventListener("popstate", follow);
      removeEventListener(CHANGED, follow);
    };
  }, []);
  return place;
}

/** What a table or filter is set to stands in the address, so that a link shows the same; the standard value does not. */
export function useQueryValue(name: string, standard = ""): [string, (value: string) => void] {
  const { query } = usePlace();
  const set = (value: string) => setQueryValues({ [name]: value === standard ? "" : value });
  return [query.get(name) ?? standard, set];
}

/** Changes several values of the address at once; empty ones go. */
export function setQueryValues(values: Record<string, string>): void {
  const { path, query } = here();
  for (const [name, value] of Object.entries(values)) {
    if (value === "") {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  navigate(encodeURI(path) + (query.size > 0 ? `?${query}` : ""), true);
}

type LinkProps = Omit<JSX.AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  href: string;
  children: ComponentChildren;
};

/** A link to another page of this application. */
export function Link({ href, children, ...rest }: LinkProps) {
  const follow = (event: JSX.TargetedMouseEvent<HTMLAnchorElement>) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (isPlain && !event.defaultPrevented && !rest.target) {
      event.preventDefault();
      navigate(href);
    }
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}

const VARIABLES: Record<string, string> = { ":": "([^/]+)", "*": "(.+?)", "@": "([^/:]+:[0-9a-f]+)", "#": "([0-9]{1,15})" };

/**
 * What the variables of a pattern are in this path, or null where it is not of this pattern: {@code :name} is one part of the path,
 * {@code *name} may hold slashes, {@code @name} is a digest, {@code #name} a number.
 */
export function match(pattern: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const expression = pattern.replace(/[.]/g, "\\.").replace(/([:*@#])(\w+)/g, (_, kind: string, name: string) => {
    names.push(name);
    return VARIABLES[kind] ?? "";
  });
  const found = new RegExp(`^${expression}/?$`).exec(path);
  return found && Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ""]));
}

/** Whether somebody may be sent here after signing in: a page of ours, never another site. */
export function isOwnPage(to: string): boolean {
  return /^\/(?![/\\])/.test(to) && new URL(to, location.origin).origin === location.origin;
}
