import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Answered, ApiError, get, type PathOf, type Said } from "./client";

/** What a page knows of what it asked the server for. While it asks again it still has what it had. */
export interface Asked<T> {
  data: T | undefined;
  total: number;
  error: ApiError | undefined;
  loading: boolean;
  reload: () => void;
}

const NEXT_TRY = 5000;

/**
 * Asks when the component appears and whenever what it says changes; with null it does not ask. A server that is away is asked again every
 * few seconds.
 */
export function useGet<P extends PathOf<"get">>(path: P, said: Said<P, "get"> | null): Asked<Answered<P, "get">> {
  type T = Answered<P, "get">;
  const [state, setState] = useState<Omit<Asked<T>, "reload">>(EMPTY);
  const [turn, setTurn] = useState(0);
  const key = said === null ? null : path + JSON.stringify(said);
  const asked = useRef<string | null>(null);

  useEffect(() => {
    if (said === null) {
      return undefined;
    }
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isOther = asked.current !== null && placeOf(asked.current) !== placeOf(key);
    asked.current = key;
    setState((before) => ({ ...(isOther ? EMPTY : before), loading: true }));
    get(path, said, abort.signal).then(
      (answer) => setState({ data: answer.data, total: answer.total, error: undefined, loading: false }),
      (failure: unknown) => {
        if (failure instanceof ApiError) {
          setState((before) => ({ ...before, error: failure, loading: false }));
          if (failure.isAway) {
            timer = setTimeout(() => setTurn((before) => before + 1), NEXT_TRY);
          }
        }
      },
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [key, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, reload };
}

const EMPTY = { data: undefined, total: 0, error: undefined, loading: true };

/** Another page of a list replaces the one before when it is there; another thing never shows the one before. */
function placeOf(key: string | null): string {
  return key === null ? "" : key.replace(/"query":\{.*\}/, "");
}
