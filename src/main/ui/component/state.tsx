import good from "bootstrap-icons/icons/check-circle-fill.svg";
import attention from "bootstrap-icons/icons/exclamation-triangle-fill.svg";
import neutral from "bootstrap-icons/icons/dash-circle.svg";
import bad from "bootstrap-icons/icons/x-circle-fill.svg";
import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

export type Meaning = "good" | "attention" | "bad" | "neutral";

const ICONS: Record<Meaning, string> = { good, attention, bad, neutral };

/** A state, by icon and word, never by colour alone. */
export function State({ meaning, children }: { meaning: Meaning; children: ComponentChildren }) {
  return (
    <span class={`state ${meaning}`}>
      <Icon svg={ICONS[meaning]} />
      {children}
    </span>
  );
}
