import { useState } from "preact/hooks";
import { useSpeech } from "../app/language";
import { registryHost, useSession } from "../app/session";
import { Command } from "../component/copy";

const CLIENTS = ["docker", "podman", "helm", "oras", "crane"] as const;

type Client = (typeof CLIENTS)[number];

/** The lines that bring something into a project, with this server's address, for the client of one's choice. */
export function PushCommands({ project }: { project: string }) {
  const { t } = useSpeech();
  const { user, server } = useSession();
  const [client, setClient] = useState<Client>("docker");
  return (
    <>
      <div class="btn-group btn-group-sm flex-wrap mb-3" role="group" aria-label={t("project.client")}>
        {CLIENTS.map((one) => (
          <button
            key={one}
            type="button"
            class={`btn btn-outline-secondary${one === client ? " active" : ""}`}
            aria-pressed={one === client}
            onClick={() => setClient(one)}
          >
            {one}
          </button>
        ))}
      </div>
      {commands(client, registryHost(server), project, user?.username ?? "admin").map((line) => (
        <Command key={line} text={line} />
      ))}
    </>
  );
}

function commands(client: Client, host: string, project: string, user: string): string[] {
  const target = `${host}/${project}/app:1.0`;
  switch (client) {
    case "helm":
      return [`helm registry login ${host}`, "helm package ./app", `helm push app-1.0.0.tgz oci://${host}/${project}`];
    case "oras":
      return [`oras login ${host}`, `oras push ${target} ./README.md`];
    case "crane":
      return [`crane auth login ${host} --username ${user} --password-stdin`, `crane copy docker.io/library/alpine:latest ${target}`];
    default:
      return [`${client} login ${host}`, `${client} tag app:1.0 ${target}`, `${client} push ${target}`];
  }
}
