import { useEffect, useState } from "preact/hooks";

/** What was typed, once nothing more was typed for a moment: so that the server is not asked at each key. */
export function useLater<T>(value: T, milliseconds = 250): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
