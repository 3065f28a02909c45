import { useSpeech } from "../app/language";
import { Failure, Loading } from "../component/notice";
import { SourceText } from "./addition";
import type { ArtifactTabProps } from "./artifact-page";
import { useManifest } from "./use-addition";

/** The manifest itself. */
export function RawManifest(props: ArtifactTabProps) {
  const { t } = useSpeech();
  const asked = useManifest(props);
  if (asked.data === undefined) {
    return asked.error ? <Failure error={asked.error} retry={asked.reload} /> : <Loading />;
  }
  return (
    <>
      <p class="muted text-break">{t("artifact.manifestIs", { type: props.artifact.manifest_media_type })}</p>
      <SourceText text={asked.data} title={t("artifact.tab.manifest")} />
    </>
  );
}
