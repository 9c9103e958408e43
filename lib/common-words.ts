import { words } from "@/lib/words";

/** What belongs to no noun: refusals that any form may meet, the kinds of fields, days and durations. */
export const t = words({
  errors: {
    signedOut: "You are signed out. Sign in from another tab, then send this again.",
    notAllowed: "Your role in this workspace does not allow this.",
    // The same for a workspace that never was, one of others, and one that the person is out of.
    organizationNotFound: "There is no such workspace, or you are not a member of it any more.",
    sameMoment: "Someone else changed this at the same moment. Try again.",
    noDatabase:
      "Bulkhead could not reach its data. Try again in a moment; if doing it twice would matter, look first whether it was done.",
    tooManyRequests:
      "You asked for a lot at once, and this was not done. Wait a moment and try again.",
    sessionPutOff:
      "Too many requests came from your network address, so this page has to wait. You are still signed in: load it again in some minutes.",
    mailNotSent: "The mail could not be sent. Try again in a moment.",
    formTooLarge:
      "This is more than one form can take (1 MB), so nothing was done. Go back, and send less at once.",
    foreignPost:
      "This form was not sent from a page of {siteUrl}, so nothing was done. Open that address, and send it from there.",
    notFound: "This no longer exists. It may have been deleted meanwhile.",
  },
  summary: "{count, plural, one {One thing needs} other {# things need}} another look.",
  found: {
    all: "{count, plural, =0 {Nothing found.} other {# found.}}",
    more: "More than {count, number} found: choose one, or type more of the name.",
  },
  zones: { universal: "Universal", other: "Other" },
  days: {
    today: "Today",
    yesterday: "Yesterday",
  },
  spoken: {
    hours: "{hours, plural, one {# hour} other {# hours}}",
    minutes: "{minutes, plural, one {# minute} other {# minutes}}",
    both: "{hours, plural, one {# hour} other {# hours}} {minutes, plural, one {# minute} other {# minutes}}",
  },
  fields: {
    tooLong: "Shorten this to {max, number} characters.",
    turning:
      "A hidden character in this turns the letters after it around. Type it instead of pasting it.",
  },
});
