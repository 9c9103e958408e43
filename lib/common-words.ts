import { words } from "@/lib/words";

/** What belongs to no noun: refusals that any form may meet, and the kinds of fields. */
export const t = words({
  errors: {
    signedOut: "You are signed out. Sign in from another tab, then send this again.",
    notAllowed: "Your role in this workspace does not allow this.",
    // The same for a workspace that never was, one of others, and one that the person is out of.
    organizationNotFound: "There is no such workspace, or you are not a member of it any more.",
    notFound: "This no longer exists. It may have been deleted meanwhile.",
  },
  fields: {
    tooLong: "Shorten this to {max, number} characters.",
  },
});
