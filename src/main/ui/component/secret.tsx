import { useSpeech } from "../app/language";
import { registryHost, useSession } from "../app/session";
import { Command } from "./copy";
import { Dialog } from "./dialog";

interface SecretProps {
  title: string;
  /** Who signs in with it. */
  name: string;
  secret: string;
  onClose: () => void;
}

/** A secret that is shown once: by itself, as a line to log in with, and as what Kubernetes pulls with. */
export function SecretDialog({ title, name, secret, onClose }: SecretProps) {
  const { t } = useSpeech();
  const host = registryHost(useSession().server);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      keep
      foot={
        <button type="button" class="btn btn-primary" onClick={onClose}>
          {t("component.secretKept")}
        </button>
      }
    >
      <p>{t("component.secretOnce")}</p>
      <h3>{t("component.secret")}</h3>
      <Command text={secret} label={t("component.copySecret")} />
      <h3 class="mt-3">docker</h3>
      <Command text={`echo '${secret}' | docker login ${host} --username '${name}' --password-stdin`} />
      <h3 class="mt-3">Kubernetes</h3>
      <Command text={pullSecret(host, name, secret)} />
    </Dialog>
  );
}

function pullSecret(host: string, name: string, secret: string): string {
  const auth = btoa(String.fromCharCode(...new TextEncoder().encode(`${name}:${secret}`)));
  const config = JSON.stringify({ auths: { [host]: { username: name, password: secret, auth } } });
  return [
    "apiVersion: v1",
    "kind: Secret",
    "metadata:",
    `  name: ${name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`,
    "type: kubernetes.io/dockerconfigjson",
    "stringData:",
    `  .dockerconfigjson: '${config.replaceAll("'", "''")}'`,
  ].join("\n");
}
