import { useState } from "preact/hooks";
import { form, post } from "../api/client";
import type { components } from "../api/schema";
import { useSpeech } from "../app/language";
import { type ServerInfo, type User, useSession } from "../app/session";
import { FormDialog } from "../component/dialog";
import { TextField } from "../component/field";
import { tell } from "../component/notice";
import { refusalOf } from "../component/refusal";

type Provider = ServerInfo["sign_in_providers"][number];

const CURRENT = "the current password";

interface LinkMineProps {
  user: User;
  linked: components["schemas"]["LinkReply"][];
  onLinked: () => void;
}

/** The providers that somebody may link an account of theirs at with the one here. */
export function LinkMine({ user, linked, onLinked }: LinkMineProps) {
  const { t } = useSpeech();
  const { server } = useSession();
  const [chosen, setChosen] = useState<Provider | null>(null);
  const others = server.sign_in_providers.filter((one) => linked.every((link) => link.provider_id !== one.id));
  return (
    <>
      <div class="d-flex flex-wrap gap-2 mt-3">
        {others.map((provider) => (
          <button key={provider.id} type="button" class="btn btn-outline-secondary text-break" onClick={() => setChosen(provider)}>
            {t("identity.link.mine", { name: provider.name })}
          </button>
        ))}
      </div>
      {chosen && <Prove user={user} provider={chosen} onLinked={onLinked} onClose={() => setChosen(null)} />}
    </>
  );
}

interface ProveProps {
  user: User;
  provider: Provider;
  onLinked: () => void;
  onClose: () => void;
}

/** A directory is shown its password here, an issuer asks for what it wants by itself. Both times the one here comes first. */
function Prove({ user, provider, onLinked, onClose }: ProveProps) {
  const { t } = useSpeech();
  const [current, setCurrent] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const isDirectory = provider.kind === "ldap";
  const goThere = async () => {
    const { data } = await form("/c/oidc/link", {
      provider_id: String(provider.id),
      redirect_url: "/account",
      current_password: current,
    });
    if (typeof data === "object" && data !== null && "redirect_location" in data) {
      location.assign(String(data.redirect_location));
    }
  };
  const linkHere = async () => {
    await post("/users/{user_id}/links", {
      path: { user_id: user.user_id },
      body: { provider_id: provider.id, username: name, password, current_password: current },
    });
    tell(t("component.saved"));
    onLinked();
  };
  return (
    <FormDialog
      title={t("identity.link.mine", { name: provider.name })}
      act={t(isDirectory ? "identity.link.add" : "identity.link.go")}
      disabled={isDirectory && (name === "" || password === "")}
      fields={[CURRENT]}
      onSubmit={isDirectory ? linkHere : goThere}
      onClose={onClose}
    >
      {(error) => (
        <>
          <TextField
            label={t("identity.password.current")}
            hint={t("identity.link.currentHint")}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            error={refusalOf(error, CURRENT)}
          />
          {isDirectory && (
            <>
              <TextField label={t("identity.link.nameThere", { name: provider.name })} value={name} onChange={setName} />
              <TextField
                label={t("identity.link.passwordThere", { name: provider.name })}
                type="password"
                autoComplete="off"
                value={password}
                onChange={setPassword}
              />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
