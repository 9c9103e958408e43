import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

export const t = words({
  title: "Sessions",
  text: "Where you are signed in. What you end here is signed out at once.",
  device: {
    both: "{browser} on {system}",
    unknown: "Unknown device",
  },
  isThis: "This device",
  inUse: "Used within the hour",
  used: "Used {when}",
  started: "since {when}",
  end: "End",
  endOf: "End the session: {device}, signed in {when}",
  endOthers: "End all others",
  more: "{count, plural, one {One more session is not shown.} other {# more sessions are not shown.}}",
  done: {
    ended: "The session is ended.",
    others:
      "{count, plural, =0 {There were no other sessions.} one {One other session is ended.} other {# other sessions are ended.}}",
  },
  errors: {
    gone: "This session has ended already.",
  },
});

export const errors: ErrorWords = {
  not_found: { message: () => t("errors.gone") },
};
