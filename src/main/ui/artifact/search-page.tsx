import { useEffect, useState } from "preact/hooks";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link, setQueryValues, useQueryValue } from "../app/router";
import { Empty, Failure, Loading } from "../component/notice";
import { PageTitle, Panel } from "../component/page";
import { placeOf, repositoryHref } from "./place";

type Found = components["schemas"]["Search"];

/** Projects and repositories by a part of their names, as one types. */
export default function SearchPage() {
  const { t } = useSpeech();
  const [words] = useQueryValue("q");
  const found = useGet("/search", words === "" ? null : { query: { q: words } });
  return (
    <>
      <PageTitle title={t("app.search")} />
      <SearchBox />
      {words === "" ? (
        <p class="muted">{t("artifact.search.hint")}</p>
      ) : found.error ? (
        <Failure error={found.error} retry={found.reload} />
      ) : found.data === undefined ? (
        <Loading />
      ) : (
        <Results found={found.data} words={words} />
      )}
    </>
  );
}

function SearchBox() {
  const { t } = useSpeech();
  const [words] = useQueryValue("q");
  const [typed, setTyped] = useState(words);
  // A space at the end is not looked for, and is still there for the next word.
  useEffect(() => setTyped((before) => (before.trim() === words ? before : words)), [words]);
  useEffect(() => {
    if (typed.trim() === words) {
      return undefined;
    }
    const timer = setTimeout(() => setQueryValues({ q: typed.trim() }), 250);
    return () => clearTimeout(timer);
  }, [typed, words]);
  return (
    <input
      type="search"
      class="form-control form-control-lg mb-3"
      aria-label={t("artifact.search.label")}
      placeholder={t("artifact.search.label")}
      ref={(box) => {
        if (box && document.activeElement === document.body) {
          box.focus();
        }
      }}
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

/** The server answers at most so many of each. */
const MOST = 100;

function Results({ found, words }: { found: Found; words: string }) {
  const { t } = useSpeech();
  if (found.project.length + found.repository.length === 0) {
    return <Empty title={t("artifact.search.none", { words })} />;
  }
  return (
    <div role="status">
      {found.project.length > 0 && (
        <Panel title={t("app.projects")}>
          <ul class="results">
            {found.project.map((project) => (
              <li key={project.project_id}>
                <Link href={`/projects/${project.name}`}>{project.name}</Link>
                <span class="muted">{t("artifact.search.repositories", { count: project.repo_count })}</span>
              </li>
            ))}
          </ul>
          <Rest count={found.project.length} />
        </Panel>
      )}
      {found.repository.length > 0 && (
        <Panel title={t("artifact.repositories")}>
          <ul class="results">
            {found.repository.map((repository) => (
              <li key={repository.repository_name}>
                <Link href={repositoryHref(placeOf(repository.repository_name))}>{repository.repository_name}</Link>
                <span class="muted">
                  {t("artifact.repository.figures", {
                    artifacts: repository.artifact_count,
                    pulls: repository.pull_count,
                  })}
                </span>
              </li>
            ))}
          </ul>
          <Rest count={found.repository.length} />
        </Panel>
      )}
    </div>
  );
}

function Rest({ count }: { count: number }) {
  const { t } = useSpeech();
  return count < MOST ? null : <p class="muted mb-0">{t("artifact.search.first", { count: MOST })}</p>;
}
