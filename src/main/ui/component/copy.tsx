import check from "bootstrap-icons/icons/check-lg.svg";
import clipboard from "bootstrap-icons/icons/copy.svg";
import { useEffect, useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { Icon } from "./icon";

/** A button that puts a text on the clipboard, and says that it did. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const { t } = useSpeech();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await toClipboard(text);
    setCopied(true);
  };
  const name = label ?? t("component.copy");
  return (
    <button type="button" class="btn btn-link icon-only" title={name} aria-label={name} onClick={copy}>
      <Icon svg={copied ? check : clipboard} />
      <span class="visually-hidden" role="status">
        {copied ? t("component.copied") : ""}
      </span>
    </button>
  );
}

/** Browsers have a clipboard on https and localhost alone; elsewhere an old way works. */
async function toClipboard(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** A command, or another text that people take elsewhere, with its button. */
export function Command({ text, label }: { text: string; label?: string }) {
  return (
    <div class="command">
      <code class="mono">{text}</code>
      <Copy text={text} {...(label ? { label } : {})} />
    </div>
  );
}
