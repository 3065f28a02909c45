import { useState } from "preact/hooks";
import { post } from "../../api/client";
import { useGet } from "../../api/use-get";
import { useSpeech } from "../../app/language";
import { useWork } from "../../component/dialog";
import { tell } from "../../component/notice";
import { Panel } from "../../component/page";
import { Refusal } from "../../component/refusal";
import { Table, useSelection } from "../../component/table";
import { Cut } from "../../component/values";

/** Makes accounts for people of a directory before they have signed in, so that they can be given roles. */
export function ImportPeople({ providerId }: { providerId: number }) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState<string | null>(null);
  const selection = useSelection<string>();
  const found = useGet("/ldap/users/search", wanted === null ? null : { query: { username: wanted, provider_id: providerId } });
  const { work, busy, error } = useWork(() =>
    post("/ldap/users/import", { query: { provider_id: providerId }, body: { ldap_uid_list: [...selection.selected] } }),
  );
  const search = (event: Event) => {
    event.preventDefault();
    setWanted(typed.trim());
  };
  const bring = async () => {
    const count = selection.selected.size;
    if (await work()) {
      tell(t("identity.import.done", { count }));
      selection.set(new Set());
    }
  };
  return (
    <Panel title={t("identity.import.title")}>
      <p class="muted">{t("identity.import.what")}</p>
      <form class="filterline" onSubmit={search}>
        <input
          type="search"
          class="form-control"
          aria-label={t("identity.import.name")}
          placeholder={t("identity.import.name")}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn-outline-secondary">
          {t("identity.import.search")}
        </button>
        {selection.selected.size > 0 && (
          <button type="button" class="btn btn-primary" disabled={busy} onClick={bring}>
            {t("identity.import.act", { count: selection.selected.size })}
          </button>
        )}
      </form>
      <Refusal error={error} />
      {wanted !== null && (
        <div class="scroll">
          <Table
            label={t("identity.import.title")}
            asked={found}
            keyOf={(person) => person.username}
            nameOf={(person) => person.username}
            selection={selection}
            empty={<p class="muted">{t("identity.import.none")}</p>}
            columns={[
              { title: t("identity.name"), show: (person) => <Cut text={person.username} /> },
              { title: t("identity.realname"), show: (person) => <Cut text={person.realname} /> },
              { title: t("identity.email"), show: (person) => <Cut text={person.email} /> },
            ]}
          />
        </div>
      )}
    </Panel>
  );
}
