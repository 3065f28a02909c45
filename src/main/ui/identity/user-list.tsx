import { useState } from "preact/hooks";
import { useGet } from "../api/use-get";
import { useSpeech } from "../app/language";
import { Link } from "../app/router";
import { isAdministrator, useSession } from "../app/session";
import { Empty } from "../component/notice";
import { PageTitle } from "../component/page";
import { containing, FilterBox, Table, useListing } from "../component/table";
import { Ago, Cut } from "../component/values";
import { NewUser } from "./new-user";
import { UserState } from "./user-state";

/** Everybody who has an account. */
export default function UserList() {
  const { t } = useSpeech();
  const { user } = useSession();
  const [adding, setAdding] = useState(false);
  const listing = useListing("username");
  const users = useGet("/users", { query: { ...listing.query, q: containing("username", listing.filter) } });
  return (
    <>
      <PageTitle
        title={t("app.admin.users")}
        acts={
          isAdministrator(user) && (
            <button type="button" class="btn btn-primary" onClick={() => setAdding(true)}>
              {t("identity.user.new")}
            </button>
          )
        }
      />
      <section class="panel narrow">
        <div class="filterline">
          <FilterBox label={t("identity.user.filter")} />
        </div>
        <Table
          label={t("app.admin.users")}
          asked={users}
          listing={listing}
          keyOf={(row) => row.user_id}
          empty={<Empty title={t("identity.user.none")} />}
          columns={[
            {
              title: t("identity.name"),
              sort: "username",
              show: (row) => (
                <Link href={`/admin/users/${row.user_id}`}>
                  <Cut text={row.username} />
                </Link>
              ),
            },
            { title: t("identity.user.role"), show: (row) => <UserState user={row} /> },
            { title: t("identity.realname"), sort: "realname", show: (row) => <Cut text={row.realname} /> },
            { title: t("identity.email"), sort: "email", show: (row) => <Cut text={row.email} /> },
            { title: t("identity.user.since"), sort: "creation_time", show: (row) => <Ago time={row.creation_time} /> },
          ]}
        />
      </section>
      {adding && <NewUser onClose={() => setAdding(false)} onMade={users.reload} />}
    </>
  );
}
