import { createContext } from "preact";
import { useContext } from "preact/hooks";

interface Item {
  resource: string;
  action: string;
}

/** Nobody gives a robot what they may not do themselves; administrators may everything. */
export const GivableContext = createContext<(item: Item) => boolean>(() => true);

export function useGivable(): (item: Item) => boolean {
  return useContext(GivableContext);
}
