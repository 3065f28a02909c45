import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Link, usePlace } from "../app/router";

interface TitleProps {
  title: string;
  /** The state of the thing, beside its name. */
  children?: ComponentChildren;
  /** At most two buttons: the usual act, and a menu. */
  acts?: ComponentChildren;
}

/** The title line of a page, which is also the title of the browser's tab. */
export function PageTitle({ title, children, acts }: TitleProps) {
  useEffect(() => {
    document.title = `${title} · Berth`;
  }, [title]);
  return (
    <div class="titleline">
      <h1>{title}</h1>
      {children}
      {acts && <div class="acts">{acts}</div>}
    </div>
  );
}

export interface Tab {
  label: string;
  href: string;
}

/** Tabs are links, those {@code within} a tab smaller ones, so each has its address. The longest address that begins the page's own is the one that is shown. */
export function Tabs({ tabs, label, within }: { tabs: (Tab | false)[]; label: string; within?: boolean }) {
  const { path } = usePlace();
  const shown = tabs.filter((tab): tab is Tab => tab !== false);
  const current = shown
    .filter((tab) => path === tab.href || path.startsWith(`${tab.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector(".active")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current?.href, shown.length]);
  return (
    <nav aria-label={label}>
      <ul ref={list} class={`nav ${within ? "nav-pills" : "nav-tabs"}`}>
        {shown.map((tab) => (
          <li key={tab.href} class="nav-item">
            <Link
              href={tab.href}
              class={`nav-link${tab === current ? " active" : ""}`}
              aria-current={tab === current ? "page" : undefined}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Panel({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <section class="panel">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
