import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../app/language";
import { Empty, Failure, Loading } from "../component/notice";
import type { ArtifactTabProps } from "./artifact-page";
import { useAddition } from "./use-addition";

/** What the maker of a chart or a model tells its users. */
export function Readme(props: ArtifactTabProps) {
  const { t } = useSpeech();
  const asked = useAddition(props, "readme.md");
  const isMissing = asked.error?.status === 404 || asked.data === "";
  if (asked.data === undefined && !isMissing) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return (
    <section class="panel">
      {isMissing ? <Empty title={t("artifact.noFile", { name: "README.md" })} /> : <Markdown text={String(asked.data)} />}
    </section>
  );
}

/** Markdown of strangers: what could run, load or look like a page of ours is taken out of it. */
function Markdown({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    void import("./markdown").then(({ render }) => {
      if (!gone) {
        place.current?.replaceChildren(render(text));
      }
    });
    return () => {
      gone = true;
    };
  }, [text]);
  return <div ref={place} class="markdown" />;
}
