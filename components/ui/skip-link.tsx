import { t } from "./words";

/** The first stop of the Tab key: past the navigation, to the page's own content. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0 print:hidden"
    >
      {t("skip")}
    </a>
  );
}
