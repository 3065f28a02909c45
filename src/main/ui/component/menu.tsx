import Dropdown from "bootstrap/js/dist/dropdown";
import dots from "bootstrap-icons/icons/three-dots-vertical.svg";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../app/language";
import { Icon } from "./icon";

export interface MenuItem {
  label: string;
  act: () => void;
  danger?: boolean;
}

interface MenuProps {
  items: (MenuItem | false | null | undefined)[];
  /** What the button says; three dots where there is none. */
  children?: ComponentChildren;
  label?: string;
}

/** The acts that are not the usual one. Without any there is no menu. */
export function Menu({ items, children, label }: MenuProps) {
  const { t } = useSpeech();
  const button = useRef<HTMLButtonElement>(null);
  const shown = items.filter((item): item is MenuItem => Boolean(item));
  const isShown = shown.length > 0;
  useEffect(() => {
    if (button.current === null) {
      return undefined;
    }
    const dropdown = new Dropdown(button.current, { popperConfig: { strategy: "fixed" } });
    return () => dropdown.dispose();
  }, [isShown]);
  if (!isShown) {
    return null;
  }
  return (
    <div class="dropdown d-inline-block">
      <button
        ref={button}
        type="button"
        class={children ? "btn btn-outline-secondary dropdown-toggle" : "btn btn-link icon-only"}
        data-bs-toggle="dropdown"
        aria-expanded="false"
        aria-label={children ? undefined : (label ?? t("component.more"))}
        title={children ? undefined : (label ?? t("component.more"))}
      >
        {children ?? <Icon svg={dots} />}
      </button>
      <ul class="dropdown-menu dropdown-menu-end">
        {shown.map((item) => (
          <li key={item.label}>
            <button type="button" class={`dropdown-item${item.danger ? " text-danger" : ""}`} onClick={item.act}>
              {item.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
