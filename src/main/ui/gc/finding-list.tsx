import { useEffect } from "preact/hooks";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { type Key, useSpeech } from "../app/language";
import { setQueryValues, useQueryValue } from "../app/router";
import { ChoiceFilter } from "../component/choice-filter";
import { Empty } from "../component/notice";
import { type Meaning, State } from "../component/state";
import { type Column, Table, useListing } from "../component/table";
import { Ago, Digest, Size } from "../component/values";

type Finding = components["schemas"]["StorageFindingReply"];

const KINDS: Record<string, [Meaning, Key]> = {
  missing: ["bad", "gc.kind.missing"],
  wrong_size: ["bad", "gc.kind.wrong_size"],
  out_of_service: ["bad", "gc.kind.out_of_service"],
  orphaned: ["attention", "gc.kind.orphaned"],
  unfinished: ["attention", "gc.kind.unfinished"],
};

const OUTCOMES: Record<string, Key> = {
  withdrawn: "gc.outcome.withdrawn",
  condemned: "gc.outcome.condemned",
  aborted: "gc.outcome.aborted",
  obsolete: "gc.outcome.obsolete",
};

interface FindingListProps {
  check: number;
  /** Asked anew when this changes. */
  stamp: string;
}

/** What a check found, of one kind or of all. */
export function FindingList({ check, stamp }: FindingListProps) {
  const { t } = useSpeech();
  const [kind] = useQueryValue("kind");
  const listing = { ...useListing("id"), filter: kind };
  const asked = useGet("/system/storagecheck/{check_id}/findings", {
    path: { check_id: check },
    query: { ...listing.query, q: kind && `kind=${kind}` },
  });
  useEffect(() => asked.reload(), [stamp]);
  return (
    <section class="panel">
      <h2>{t("gc.findings")}</h2>
      <div class="filterline">
        <ChoiceFilter
          name="kind"
          label={t("gc.kindOf")}
          all={t("gc.allKinds")}
          options={Object.entries(KINDS).map(([name, [, key]]) => [name, t(key)] as const)}
        />
      </div>
      <Table
        label={t("gc.findings")}
        asked={asked}
        listing={listing}
        keyOf={(finding) => finding.id}
        onClear={() => setQueryValues({ kind: "", page: "" })}
        empty={<Empty title={t("gc.noFindings")} />}
        columns={useColumns()}
      />
    </section>
  );
}

function useColumns(): Column<Finding>[] {
  const { t } = useSpeech();
  return [
    {
      title: t("gc.kindOf"),
      sort: "kind",
      show: (finding) => {
        const [meaning, key] = KINDS[finding.kind] ?? ["neutral", "gc.kind.other"];
        return <State meaning={meaning}>{t(key)}</State>;
      },
    },
    {
      title: t("gc.object"),
      sort: "storage_key",
      show: (finding) =>
        finding.digest ? <Digest digest={finding.digest} /> : <span class="mono text-break">{finding.storage_key}</span>,
    },
    { title: t("gc.expectedSize"), number: true, show: (finding) => <Size bytes={finding.expected_size} /> },
    { title: t("gc.actualSize"), number: true, show: (finding) => <Size bytes={finding.actual_size} /> },
    { title: t("gc.usedBy"), show: (finding) => <span class="reason">{finding.repositories.join(", ") || "–"}</span> },
    { title: t("gc.firstFound"), show: (finding) => <Ago time={finding.first_found_at} /> },
    {
      title: t("gc.outcome"),
      show: (finding) => {
        const key = finding.outcome === undefined ? undefined : OUTCOMES[finding.outcome];
        return key === undefined ? "–" : t(key);
      },
    },
  ];
}
