import { useState } from "preact/hooks";
import { put, remove } from "../api/client";
import type { components } from "../api/schema";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { isAdministrator, useSession } from "../app/session";
import { Confirm, FormDialog } from "../component/dialog";
import { TextField } from "../component/field";
import { Menu } from "../component/menu";
import { Empty, tell } from "../component/notice";
import { PageTitle } from "../component/page";
import { refusalOf } from "../component/refusal";
import { FilterBox, Table, useListing } from "../component/table";
import { Cut } from "../component/values";
import { NewGroup } from "./new-group";

type Group = components["schemas"]["GroupReply"];

/** The groups that providers name, or that administrators made before anybody of them came. */
export default function GroupList() {
  const { t } = useSpeech();
  const { user } = useSession();
  const [asking, setAsking] = useState<{ group: Group; about: "rename" | "delete" } | null>(null);
  const [adding, setAdding] = useState(false);
  const listing = useListing();
  const mayChange = isAdministrator(user);
  const { page, page_size } = listing.query;
  const groups = useGet("/usergroups", { query: { page, page_size, group_name: listing.filter } });
  const providers = useGet("/providers", {});
  const nameOf = (group: Group) => providers.data?.find((one) => one.id === group.provider_id)?.name ?? "";
  const close = () => setAsking(null);
  return (
    <>
      <PageTitle
        title={t("app.admin.groups")}
        acts={
          mayChange &&
          (providers.data ?? []).length > 0 && (
            <button type="button" class="btn btn-primary" onClick={() => setAdding(true)}>
              {t("identity.group.new")}
            </button>
          )
        }
      />
      <section class="panel">
        <p class="muted">{t("identity.group.what")}</p>
        <div class="filterline">
          <FilterBox label={t("identity.group.filter")} />
        </div>
        <Table
          label={t("app.admin.groups")}
          asked={groups}
          listing={listing}
          keyOf={(group) => group.id}
          empty={
            <Empty title={t("identity.group.none")}>
              <p>{t("identity.group.noneHint")}</p>
            </Empty>
          }
          columns={[
            { title: t("identity.group.name"), show: (group) => <Cut text={group.group_name} /> },
            { title: t("identity.link.provider"), show: (group) => <Cut text={nameOf(group)} /> },
            { title: t("identity.group.dn"), show: (group) => <Cut text={group.ldap_group_dn} mono /> },
            mayChange && {
              title: "",
              number: true,
              show: (group) => (
                <Menu
                  items={[
                    { label: t("identity.group.rename"), act: () => setAsking({ group, about: "rename" }) },
                    { label: t("component.delete"), danger: true, act: () => setAsking({ group, about: "delete" }) },
                  ]}
                />
              ),
            },
          ]}
        />
      </section>
      {adding && <NewGroup providers={providers.data ?? []} onMade={groups.reload} onClose={() => setAdding(false)} />}
      {asking?.about === "rename" && <Rename group={asking.group} onDone={groups.reload} onClose={close} />}
      {asking?.about === "delete" && <Delete group={asking.group} onDone={groups.reload} onClose={close} />}
    </>
  );
}

interface ActProps {
  group: Group;
  onDone: () => void;
  onClose: () => void;
}

function Rename({ group, onDone, onClose }: ActProps) {
  const { t } = useSpeech();
  const [name, setName] = useState(group.group_name);
  const rename = async () => {
    await put("/usergroups/{group_id}", { path: { group_id: group.id }, body: { group_name: name } });
    tell(t("component.saved"));
    onDone();
  };
  return (
    <FormDialog
      title={t("identity.group.rename")}
      act={t("component.save")}
      disabled={name === ""}
      fields={["group_name"]}
      onSubmit={rename}
      onClose={onClose}
    >
      {(error) => (
        <TextField
          label={t("identity.group.name")}
          hint={t("identity.group.renameHint")}
          value={name}
          onChange={setName}
          error={refusalOf(error, "group_name")}
        />
      )}
    </FormDialog>
  );
}

function Delete({ group, onDone, onClose }: ActProps) {
  const { t } = useSpeech();
  const del = async () => {
    await remove("/usergroups/{group_id}", { path: { group_id: group.id } });
    tell(t("identity.group.gone", { name: group.group_name }));
    onDone();
  };
  return (
    <Confirm
      title={t("identity.group.deleteTitle", { name: group.group_name })}
      act={t("component.delete")}
      onConfirm={del}
      onClose={onClose}
    >
      <p>{t("identity.group.deleteWhat")}</p>
    </Confirm>
  );
}
