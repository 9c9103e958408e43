import { describe, expect, test } from "vitest";
import { isTimeZone } from "@/lib/dates";
import { timeZoneGroups, zoneName } from "@/lib/time-zones";

const zones = (current: string) =>
  timeZoneGroups(current).flatMap((group) => group.options.map((option) => option.value));

describe("the time zones to choose from", () => {
  test("are each there once and known to the runtime", () => {
    const all = zones("UTC");
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(all).toEqual(expect.arrayContaining(["UTC", "Europe/Berlin", "Asia/Kolkata"]));
  });

  test("have the form that the database takes", () => {
    const taken = /^(UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]+)+)$/;
    expect(zones("UTC").filter((zone) => !taken.test(zone))).toEqual([]);
  });

  test("a form keeps a zone that is none of them", () => {
    expect(zones("Asia/Calcutta")).toContain("Asia/Calcutta");
    expect(zones("Europe/Paris").filter((zone) => zone === "Europe/Paris")).toHaveLength(1);
  });

  test("read as cities", () => {
    const labels = timeZoneGroups("UTC").flatMap((group) =>
      group.options.map(({ label }) => label),
    );
    expect(labels).toEqual(expect.arrayContaining(["Isle of Man", "Argentina, Salta", "Kyiv"]));
  });

  test("a browser's older name becomes the one that is stored", () => {
    expect(zoneName("Asia/Calcutta")).toBe("Asia/Kolkata");
    expect(zoneName("Europe/Paris")).toBe("Europe/Paris");
  });
});
