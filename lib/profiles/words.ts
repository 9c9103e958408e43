import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

const t = words({
  errors: {
    profilesLocaleKnown: "Choose a language from the list.",
    profilesTimeZoneKnown: "Choose a time zone from the list.",
  },
});

export const errors: ErrorWords = {
  profiles_locale_known: { field: "locale", message: () => t("errors.profilesLocaleKnown") },
  profiles_time_zone_known: { field: "timeZone", message: () => t("errors.profilesTimeZoneKnown") },
};
