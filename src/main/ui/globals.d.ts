declare module "*.svg" {
  const text: string;
  export default text;
}

declare module "*.css";

declare module "bootstrap/js/dist/dropdown" {
  export default class Dropdown {
    constructor(element: Element, options?: object);
    static getOrCreateInstance(element: Element): Dropdown;
    hide(): void;
    dispose(): void;
  }
}

declare module "bootstrap/js/dist/tooltip" {
  export default class Tooltip {
    constructor(element: Element, options?: object);
    dispose(): void;
    hide(): void;
  }
}

/** Its package names a file of another module system for browsers first. */
declare module "marked/lib/marked.esm.js" {
  export { Marked } from "marked";
}

/** What Chromium and its like have, and TypeScript's library does not know yet. A trusted text may stand wherever a text may. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML: (text: string) => string }): { createHTML(text: string): string };
  };
}
