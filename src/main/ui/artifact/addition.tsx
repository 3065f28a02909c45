import { useSpeech } from "../app/language";
import { Copy } from "../component/copy";
import { Empty, Failure, Loading } from "../component/notice";
import type { ArtifactTabProps } from "./artifact-page";
import { useAddition } from "./use-addition";

/** A file of an artifact, as plain text. */
export function Addition({ name, ...props }: ArtifactTabProps & { name: string }) {
  const { t } = useSpeech();
  const asked = useAddition(props, name);
  if (asked.error?.status === 404 || asked.data === "") {
    return (
      <section class="panel">
        <Empty title={t("artifact.noFile", { name })} />
      </section>
    );
  }
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return <SourceText text={String(asked.data)} title={name} />;
}

/** A file that people read and copy. */
export function SourceText({ text, title }: { text: string; title: string }) {
  const { t } = useSpeech();
  return (
    <section class="panel">
      <div class="d-flex align-items-center mb-2">
        <h2 class="m-0 flex-grow-1 text-break">{title}</h2>
        <Copy text={text} label={t("artifact.copyFile", { name: title })} />
      </div>
      <pre class="source mono" tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
