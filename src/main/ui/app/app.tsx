import type { ComponentType } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { ApiError, get } from "../api/client";
import { useGet } from "../api/use-get";
import { Failure, Loading, Notices } from "../component/notice";
import { PageTitle } from "../component/page";
import { Frame } from "./frame";
import { preferredLanguage, type Language, loadMessages, rememberLanguage, Speech, SpeechContext, useSpeech } from "./language";
import { Link, match, usePlace } from "./router";
import { type Params, type Route, routes } from "./routes";
import { isAdministrator, readsAdministration, type Session, SessionContext, useSession, type User } from "./session";
import { ToSignIn } from "./to-sign-in";

/** The whole application: who looks, in which language, at which page. */
export function App() {
  const speech = useChosenSpeech();
  const session = useAskedSession();
  if (speech === null) {
    return null;
  }
  return (
    <SpeechContext.Provider value={speech}>
      {session instanceof ApiError ? (
        <main class="p-4">
          <Failure error={session} />
        </main>
      ) : session === null ? (
        <Loading />
      ) : (
        <SessionContext.Provider value={session}>
          <Page />
          <Notices />
        </SessionContext.Provider>
      )}
    </SpeechContext.Provider>
  );
}

function Page() {
  const { path } = usePlace();
  const { user } = useSession();
  const found = useMemo(() => find(path), [path]);
  if (found === null) {
    return (
      <Frame>
        <NoSuchPage />
      </Frame>
    );
  }
  const { route, params } = found;
  if (route.for !== undefined && user === null) {
    return <ToSignIn />;
  }
  const page = mayOpen(route, user) ? <Loaded key={route.page} route={route} params={params} /> : <Forbidden />;
  return route.bare ? page : <Frame>{page}</Frame>;
}

function find(path: string): { route: Route; params: Params } | null {
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (params !== null) {
      return { route, params };
    }
  }
  return null;
}

function mayOpen(route: Route, user: User | null): boolean {
  switch (route.for) {
    case "administrators":
      return isAdministrator(user);
    case "auditors":
      return readsAdministration(user);
    default:
      return true;
  }
}

/** Addresses of one page, as those of its tabs, show it without beginning anew. */
function Loaded({ route, params }: { route: Route; params: Params }) {
  const [page, setPage] = useState<{ Show: ComponentType<{ params: Params }> } | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    route.page().then(
      (module) => setPage({ Show: module.default }),
      () => setMissing(true),
    );
  }, [route.page]);
  return isMissing ? <Missing /> : page === null ? <Loading /> : <page.Show params={params} />;
}

/** The server is away, or has another version now, with other files: browsers ask for a file again only after the page was loaded anew. */
function Missing() {
  const server = useGet("/ping", {});
  const [asked] = useState(() => Date.now());
  useEffect(() => {
    if (server.data !== undefined) {
      const timer = setTimeout(() => location.reload(), asked + RELOAD_AFTER - Date.now());
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [server.data]);
  return <Failure error={new ApiError(0, [])} />;
}

/** Milliseconds; not at once, so that a page which never comes does not load without end. */
const RELOAD_AFTER = 3000;

export function NoSuchPage() {
  const { t } = useSpeech();
  return (
    <>
      <PageTitle title={t("app.notFound")} />
      <p>{t("app.notFoundHint")}</p>
      <Link class="btn btn-primary" href="/projects">
        {t("app.toProjects")}
      </Link>
    </>
  );
}

/** For those who may not see a page, which they should not have been led to. */
export function Forbidden() {
  const { t } = useSpeech();
  return (
    <>
      <PageTitle title={t("app.forbidden")} />
      <p>{t("app.forbiddenHint")}</p>
    </>
  );
}

function useChosenSpeech(): Speech | null {
  const [speech, setSpeech] = useState<Speech | null>(null);
  useEffect(() => {
    const load = (language: Language) =>
      loadMessages(language).then((messages) => {
        document.documentElement.lang = language;
        setSpeech(new Speech(language, messages));
      });
    const change = (event: Event) => void load((event as CustomEvent<Language>).detail);
    void load(preferredLanguage());
    addEventListener("berth:language", change);
    return () => removeEventListener("berth:language", change);
  }, []);
  return speech;
}

/** Shows every page in this language from now on, in this browser. */
export function chooseLanguage(language: Language): void {
  rememberLanguage(language);
  dispatchEvent(new CustomEvent("berth:language", { detail: language }));
}

function useAskedSession(): Session | ApiError | null {
  const [session, setSession] = useState<Session | ApiError | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      try {
        const [user, server] = await Promise.all([whoami(), get("/systeminfo", {})]);
        setSession({ user, server: server.data, reload: ask });
      } catch (failure) {
        if (!(failure instanceof ApiError)) {
          throw failure;
        }
        setSession(failure);
        timer = setTimeout(() => void ask(), 5000);
      }
    };
    void ask();
    return () => clearTimeout(timer);
  }, []);
  return session;
}

async function whoami(): Promise<User | null> {
  try {
    return (await get("/users/current", {})).data;
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 401) {
      return null;
    }
    throw failure;
  }
}
