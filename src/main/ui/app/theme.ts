export type Theme = "auto" | "light" | "dark";

const REMEMBERED = "berth.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function chosenTheme(): Theme {
  const chosen = localStorage.getItem(REMEMBERED);
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(REMEMBERED, theme);
  showTheme();
}

/** Shows what was chosen, or else what the system has. Pictures listen to the event. */
export function showTheme(): void {
  const chosen = chosenTheme();
  document.documentElement.dataset["bsTheme"] = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
  dispatchEvent(new Event("berth:theme"));
}

dark.addEventListener("change", showTheme);
