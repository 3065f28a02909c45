/**
 * Nothing but this becomes markup from text, which browsers that know trusted types see to: the icons of Bootstrap, which are part of this
 * application. The sanitiser of readmes has a policy of its own.
 */
const policy = window.trustedTypes?.createPolicy("berth-icon", { createHTML: (svg) => svg });

/** One of Bootstrap's icons, imported as text by whoever shows it. It says nothing: a word stands beside it, or the button has a label. */
export function Icon({ svg }: { svg: string }) {
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: policy?.createHTML(svg) ?? svg }} />;
}
