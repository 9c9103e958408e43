import { words } from "@/lib/words";
import type { ClientWords } from "./words-context";

/** The parts that know no noun. */
export const t = words({
  skip: "Skip to content",
  breadcrumb: "Breadcrumb",
  cancel: "Cancel",
  close: "Close",
  search: "Search",
  clear: "Clear",
  archive: "Archive",
  delete: "Delete…",
  field: { optional: "Optional" },
  color: {
    blue: "Blue",
    violet: "Violet",
    pink: "Pink",
    red: "Red",
    orange: "Orange",
    amber: "Amber",
    lime: "Lime",
    emerald: "Emerald",
    cyan: "Cyan",
    slate: "Slate",
  },
  choice: {
    searchMore: "Search for more",
    find: "Find",
    matches: "Matches",
    unreached: "The search could not reach Bulkhead. Type on to try again.",
  },
  kept: {
    restored: "Restored what you had typed.",
    discard: "Discard",
    title: "Leave without saving?",
    text: "What you typed is kept in this tab until you come back.",
    leave: "Leave",
    stay: "Stay",
  },
  unsent: {
    updated: "Bulkhead was updated meanwhile. Load this page again, then send it once more.",
    fault: "Something went wrong, and the fault is ours. Try again. Reference {reference}.",
    faultKept:
      "Something went wrong, and the fault is ours. Nothing you typed is lost: try again. Reference {reference}.",
    unreached: "We could not reach Bulkhead. Try again.",
    unreachedKept: "We could not reach Bulkhead. Nothing you typed is lost: try again.",
    perhaps: "It may have arrived all the same: if doing it twice would matter, look first.",
  },
});

/** The words of the parts that run in the browser, which the root layout gives to all of them at once. */
export function clientWords(): ClientWords {
  return {
    optional: t("field.optional"),
    cancel: t("cancel"),
    close: t("close"),
    searchMore: t("choice.searchMore"),
    find: t("choice.find"),
    matches: t("choice.matches"),
    searchUnreached: t("choice.unreached"),
    restored: t("kept.restored"),
    discard: t("kept.discard"),
    leaveTitle: t("kept.title"),
    leaveText: t("kept.text"),
    leave: t("kept.leave"),
    stay: t("kept.stay"),
    updated: t("unsent.updated"),
    fault: t("unsent.fault", { reference: "{reference}" }),
    faultKept: t("unsent.faultKept", { reference: "{reference}" }),
    unreached: t("unsent.unreached"),
    unreachedKept: t("unsent.unreachedKept"),
    perhaps: t("unsent.perhaps"),
  };
}
