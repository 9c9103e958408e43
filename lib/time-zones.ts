import { t } from "@/lib/common-words";

/*
 * The IANA time zones as a choice. The list is the runtime's; Postgres knows every name on it.
 */

export type ZoneGroup = {
  label: string;
  options: readonly { value: string; label: string }[];
};

/** Cities that the runtime's list still calls by a name their people left behind. */
const renamed: Readonly<Record<string, string>> = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};

/** The name that this product stores for a zone: one for each, whatever a browser calls it. */
export function zoneName(name: string): string {
  return renamed[name] ?? name;
}

/** Europe/Isle_of_Man as Isle of Man; America/Argentina/Salta as Argentina, Salta. */
function cityOf(name: string): string {
  return name.split("/").slice(1).join(", ").replaceAll("_", " ");
}

const names = Intl.supportedValuesOf("timeZone")
  .map(zoneName)
  .filter((name) => name.includes("/") && !name.startsWith("Etc/"));

const groups: readonly ZoneGroup[] = [...new Set(names.map((name) => name.split("/")[0] ?? ""))]
  .sort()
  .map((region) => ({
    label: region,
    options: names
      .filter((name) => name.startsWith(`${region}/`))
      .map((value) => ({ value, label: cityOf(value) }))
      .sort((a, b) => a.label.localeCompare(b.label, "en")),
  }));

/** All zones by region, and `current` too when it is none of them, so that a form never changes it. */
export function timeZoneGroups(current: string): readonly ZoneGroup[] {
  const other = current !== "UTC" && !names.includes(current);
  const universal = [{ value: "UTC", label: "UTC" }];
  if (other) universal.push({ value: current, label: current.replaceAll("_", " ") });
  return [
    { label: other ? t("zones.other") : t("zones.universal"), options: universal },
    ...groups,
  ];
}
