import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

export const t = words({
  title: "Profile",
  card: "About you",
  name: "Name",
  nameHint: "Your colleagues see it.",
  locale: "Language and region",
  localeHint: "How dates, numbers and amounts are written for you. Words are English for now.",
  timeZone: "Time zone",
  timeZoneHint: "Where you are. Your new workspaces start with it.",
  save: "Save profile",
  saved: "Your profile is saved.",
  toWorkspaces: "To your workspaces",
  errors: {
    name: "Enter your name.",
    locale: "Choose a language from the list.",
    timeZone: "Choose a time zone from the list.",
  },
});

export const errors: ErrorWords = {
  profiles_locale_known: { field: "locale", message: () => t("errors.locale") },
  profiles_time_zone_known: { field: "timeZone", message: () => t("errors.timeZone") },
};
