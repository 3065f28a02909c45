import boxes from "bootstrap-icons/icons/boxes.svg";
import gear from "bootstrap-icons/icons/gear.svg";
import list from "bootstrap-icons/icons/list.svg";
import person from "bootstrap-icons/icons/person-circle.svg";
import search from "bootstrap-icons/icons/search.svg";
import activity from "bootstrap-icons/icons/activity.svg";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { RunningJobs } from "../job/running-line";
import { shortDigest } from "../component/values";
import { Icon } from "../component/icon";
import { State } from "../component/state";
import { type Key, useSpeech } from "./language";
import { Link, navigate, usePlace } from "./router";
import { readsAdministration, useSession } from "./session";

/** What stands around every page: where one can go, and where one is. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { t } = useSpeech();
  const { server } = useSession();
  useSearchKey();
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {t("app.skip")}
      </a>
      <Rail />
      <div>
        <header class="topline">
          <Trail />
        </header>
        <main id="content" class="page" tabIndex={-1}>
          {server.read_only && (
            <div class="panel">
              <State meaning="attention">{t("app.readOnly")}</State>
            </div>
          )}
          {server.banner_message && <div class="panel">{server.banner_message}</div>}
          {children}
        </main>
      </div>
    </div>
  );
}

const ADMINISTRATION: [string, Key][] = [
  ["/admin", "app.admin.overview"],
  ["/admin/users", "app.admin.users"],
  ["/admin/groups", "app.admin.groups"],
  ["/admin/providers", "app.admin.providers"],
  ["/admin/robots", "app.admin.robots"],
  ["/admin/quotas", "app.admin.quotas"],
  ["/admin/labels", "app.admin.labels"],
  ["/admin/collection", "app.admin.collection"],
  ["/admin/audit", "app.admin.audit"],
  ["/admin/configuration", "app.admin.configuration"],
];

function Rail() {
  const { t } = useSpeech();
  const { user } = useSession();
  const { path } = usePlace();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const isAdministration = path.startsWith("/admin") && !path.startsWith("/admin/jobs");
  return (
    <nav class={`rail${open ? " open" : ""}`} aria-label={t("app.navigation")}>
      <Link href="/projects" class="brand">
        Berth
      </Link>
      <button type="button" class="toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon svg={list} />
        {t("app.menu")}
      </button>
      <RailLink href="/projects" icon={boxes} label={t("app.projects")} current={path.startsWith("/projects")} />
      <RailLink href="/search" icon={search} label={t("app.search")} current={path === "/search"} />
      {readsAdministration(user) && (
        <>
          <RailLink href="/admin/jobs" icon={activity} label={t("app.jobs")} current={path.startsWith("/admin/jobs")} />
          <RunningJobs />
          <RailLink href="/admin" icon={gear} label={t("app.administration")} current={path === "/admin"} />
          {isAdministration &&
            ADMINISTRATION.slice(1).map(([href, key]) => (
              <Link key={href} href={href} class="sub" aria-current={path.startsWith(href) ? "page" : undefined}>
                {t(key)}
              </Link>
            ))}
        </>
      )}
      <div class="end">
        {user === null ? (
          <RailLink href="/account/sign-in" icon={person} label={t("app.signIn")} current={false} />
        ) : (
          <RailLink href="/account" icon={person} label={user.username} current={path.startsWith("/account")} />
        )}
      </div>
    </nav>
  );
}

interface RailLinkProps {
  href: string;
  icon: string;
  label: string;
  current: boolean;
}

function RailLink({ href, icon, label, current }: RailLinkProps) {
  return (
    <Link href={href} aria-current={current ? "page" : undefined}>
      <Icon svg={icon} />
      <span class="cut">{label}</span>
    </Link>
  );
}

interface Step {
  label: string;
  href: string;
}

function Trail() {
  const { t } = useSpeech();
  const { path } = usePlace();
  const { user } = useSession();
  const steps = path.startsWith("/admin") && !readsAdministration(user) ? [] : trail(path, t);
  return (
    <nav aria-label={t("app.where")}>
      <ol class="breadcrumb">
        {steps.map((step) => (
          <li key={step.href} class="breadcrumb-item">
            {step.href === path ? <span aria-current="page">{step.label}</span> : <Link href={step.href}>{step.label}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The things that lead to this address, each with its own. */
function trail(path: string, t: (key: Key) => string): Step[] {
  const artifact = /^\/projects\/([^/]+)(?:\/repositories\/(.+?)(?:\/artifacts\/([^/:]+:[^/]+)(?:\/[^/]*)?)?|\/.*)?$/.exec(path);
  if (path.startsWith("/projects")) {
    const [, project, repository, reference] = artifact ?? [];
    const repositoryHref = `/projects/${project}/repositories/${repository}`;
    return [
      { label: t("app.projects"), href: "/projects" },
      ...(project ? [{ label: project, href: `/projects/${project}` }] : []),
      ...(repository ? [{ label: repository, href: repositoryHref }] : []),
      ...(reference ? [{ label: shortReference(reference), href: `${repositoryHref}/artifacts/${reference}` }] : []),
    ];
  }
  if (path.startsWith("/admin/jobs")) {
    const job = /^\/admin\/jobs\/(\d+)/.exec(path)?.[1];
    return [{ label: t("app.jobs"), href: "/admin/jobs" }, ...(job ? [{ label: job, href: `/admin/jobs/${job}` }] : [])];
  }
  if (path.startsWith("/admin")) {
    const page = ADMINISTRATION.slice(1).find(([href]) => path.startsWith(href));
    return [
      { label: t("app.administration"), href: "/admin" },
      ...(page ? [{ label: t(page[1]), href: page[0] }] : []),
    ];
  }
  if (path.startsWith("/account")) {
    return [{ label: t("app.account"), href: "/account" }];
  }
  return path.startsWith("/search") ? [{ label: t("app.search"), href: "/search" }] : [];
}

function shortReference(reference: string): string {
  return reference.includes(":") ? shortDigest(reference) : reference;
}

/** A slash goes to the search from everywhere, unless one is typing. */
function useSearchKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isTyping = target.matches("input, textarea, select, [contenteditable]") || target.closest("dialog") !== null;
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        navigate("/search");
      }
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
