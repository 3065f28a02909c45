import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useSession } from "../app/session";

/** A page without the frame, for those who have not signed in yet. */
export function Alone({ title, children }: { title: string; children: ComponentChildren }) {
  const { server } = useSession();
  useEffect(() => {
    document.title = `${title} · Berth`;
  }, [title]);
  return (
    <main class="alone">
      <div class="brand">Berth</div>
      {server.banner_message && <div class="panel text-break">{server.banner_message}</div>}
      <section class="panel">
        <h1 class="mb-3">{title}</h1>
        {children}
      </section>
    </main>
  );
}
