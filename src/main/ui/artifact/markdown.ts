import DOMPurify from "dompurify";
import { Marked } from "marked/lib/marked.esm.js";
import { webAddress } from "./attributes";

const TAGS = [
  "a", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
  "img", "kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
];
const ATTRIBUTES = ["href", "alt", "title", "start", "colspan", "rowspan", "align"];

/**
 * Of HTML within the text only its words are taken. The sanitiser would take out what is bad in it, but the browser reports each handler
 * and style against the content security policy as soon as it reads them.
 */
const marked = new Marked({ renderer: { html: ({ text }) => escaped(words(text)) } });

function words(html: string): string {
  return html.replace(/<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1\s*>|$)|<[^>]*>/gi, "");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text with what shapes text, and nothing else: no picture is loaded, no class or id is ours, and links lead to the web alone. */
export function render(text: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(marked.parse(text, { async: false }), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  fragment.querySelectorAll("img").forEach((image) => image.replaceWith(image.alt));
  fragment.querySelectorAll("a").forEach(openElsewhere);
  fragment.querySelectorAll("h1, h2, h3, h4, h5").forEach(lower);
  fragment.querySelectorAll("table").forEach(present);
  fragment.querySelectorAll("pre").forEach((block) => block.setAttribute("tabindex", "0"));
  return fragment;
}

function openElsewhere(link: HTMLAnchorElement): void {
  const address = webAddress(link.getAttribute("href"));
  if (address === undefined) {
    link.replaceWith(...link.childNodes);
    return;
  }
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
}

/** The page has a first heading already. */
function lower(heading: Element): void {
  const lowered = document.createElement(`h${Number(heading.tagName.slice(1)) + 1}`);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
}

function present(table: HTMLTableElement): void {
  const wrap = document.createElement("div");
  wrap.className = "table-wrap mb-3";
  wrap.tabIndex = 0;
  table.className = "table";
  table.replaceWith(wrap);
  wrap.append(table);
}
