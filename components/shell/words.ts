import { words } from "@/lib/words";

/** The frame around every page. */
export const t = words({
  notFound: {
    title: "Not found",
    text: "There is nothing at this address, or it is not yours to see.",
    start: "Back to start",
    workspaces: "Your workspaces",
  },
  list: {
    search: "Search",
    clear: "Clear",
    first: "First page",
    next: "Next page",
  },
});
