import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

const t = words({
  errors: {
    slugTaken: "This address is taken.",
    slugShape: "Use 3 to 48 lower-case letters, digits and dashes.",
    slugReserved: "This address is reserved. Choose another.",
    slugMismatch: "This is not the address of this workspace.",
    currencyUnknown: "Choose a currency from the list.",
    timeZoneUnknown: "Choose a time zone from the list.",
    nameLength: "Give it a name of up to 120 characters.",
    organizationsLocaleKnown: "Choose a language from the list.",
    organizationsInvoicePrefixShape:
      "Use up to 12 letters, digits, dots, dashes, underscores or slashes.",
    tooManyOrganizations: "That is enough workspaces for one day. Try again tomorrow.",
  },
});

export const errors: ErrorWords = {
  slug_mismatch: { field: "slug", message: () => t("errors.slugMismatch") },
  organizations_slug_taken: { field: "slug", message: () => t("errors.slugTaken") },
  organizations_slug_shape: { field: "slug", message: () => t("errors.slugShape") },
  organizations_slug_reserved: { field: "slug", message: () => t("errors.slugReserved") },
  organizations_currency_known: { field: "currency", message: () => t("errors.currencyUnknown") },
  organizations_time_zone_known: { field: "timeZone", message: () => t("errors.timeZoneUnknown") },
  organizations_name_length: { field: "name", message: () => t("errors.nameLength") },
  organizations_locale_known: {
    field: "locale",
    message: () => t("errors.organizationsLocaleKnown"),
  },
  organizations_invoice_prefix_shape: {
    field: "invoicePrefix",
    message: () => t("errors.organizationsInvoicePrefixShape"),
  },
  too_many_organizations: { message: () => t("errors.tooManyOrganizations") },
};
