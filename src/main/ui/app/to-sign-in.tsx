import { useEffect } from "preact/hooks";
import { navigate } from "./router";
import { useSession } from "./session";

/** Lets people prove who they are, and brings them back to this page: where nobody is signed in, or the session is over. */
export function ToSignIn() {
  const { user, reload } = useSession();
  useEffect(() => {
    if (user !== null) {
      void reload();
      return;
    }
    const to = location.pathname + location.search;
    navigate(`/account/sign-in?to=${encodeURIComponent(to)}`, true);
  }, [user]);
  return null;
}
