import { describe, expect, test } from "vitest";
import { timeEntrySchema, timeSheetParams } from "@/lib/time/schema";

const projectId = "019a9969-3400-7b2f-80da-38b95603497e";
const typed = { projectId, entryDate: "2026-11-21", duration: "1:30", description: "Wireframes" };

/** The words for each field that is refused. */
function refusals(changed: Partial<Record<keyof typeof typed, unknown>>): Record<string, string[]> {
  const parsed = timeEntrySchema.safeParse({ ...typed, ...changed });
  const found: Record<string, string[]> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const name = issue.path.join(".");
    found[name] = [...(found[name] ?? []), issue.message];
  }
  return found;
}

describe("what the form sends", () => {
  test("becomes seconds and tidy words", () => {
    expect(timeEntrySchema.parse({ ...typed, description: "  a \u0000 b\r\n c " })).toEqual({
      ...typed,
      duration: 5400,
      description: "a b c",
    });
  });

  test.each(["0:01", "24:00", "1m", "24h", "0.0084"])("takes %s", (duration) => {
    expect(refusals({ duration })).toEqual({});
  });

  test.each(["0", "0:00", "24:01", "24.01", "1441m", "25h", "0.0083", "9:00-9:00"])(
    "is one minute to 24 hours long, unlike %s",
    (duration) => {
      expect(refusals({ duration })).toEqual({
        duration: ["Enter between 1 minute and 24 hours."],
      });
    },
  );

  test.each(["25", "90", "480"])("asks whether minutes were meant by %s", (duration) => {
    expect(refusals({ duration })).toEqual({
      duration: [`${duration} hours are more than a day has. Did you mean ${duration}m?`],
    });
  });

  test.each(["", "soon", "-1", "1:60"])("has a duration, unlike %j", (duration) => {
    expect(refusals({ duration })).toEqual({
      duration: ["Enter how long it took, such as 1:30, 1.5 or 90m."],
    });
  });

  test.each(["2000-01-01", "2100-01-01", "2024-02-29"])("is on a day such as %s", (entryDate) => {
    expect(refusals({ entryDate })).toEqual({});
  });

  test.each(["", "1999-12-31", "2100-01-02", "2026-02-29", "21.11.2026"])(
    "is on a day of this century, unlike %j",
    (entryDate) => {
      expect(Object.keys(refusals({ entryDate }))).toEqual(["entryDate"]);
    },
  );

  test("names a project", () => {
    expect(refusals({ projectId: "" })).toEqual({ projectId: ["Choose a project."] });
    expect(refusals({ projectId: [projectId, projectId] })).toEqual({
      projectId: ["Choose a project."],
    });
  });

  test("may leave out the description, and keeps it to 500 characters", () => {
    expect(refusals({ description: undefined })).toEqual({});
    expect(refusals({ description: "x".repeat(500) })).toEqual({});
    expect(Object.keys(refusals({ description: "x".repeat(501) }))).toEqual(["description"]);
  });

  test("says everything that is wrong at once", () => {
    expect(Object.keys(timeEntrySchema.safeParse({}).error?.issues ?? []).length).toBe(3);
  });
});

test("an address that makes no sense shows the sheet of today", () => {
  const nonsense = {
    week: "2026-99-01",
    before: "5",
    who: "nobody",
    project: "1",
    date: ["2026-11-21", "x"],
    duration: "1".repeat(21),
    description: "x".repeat(501),
  };
  expect(timeSheetParams.parse(nonsense)).toEqual({});
  const sense = {
    week: "2026-11-21",
    before: projectId,
    who: "all",
    project: projectId,
    date: "2026-11-20",
    duration: "1:30",
    description: "Wireframes",
  };
  expect(timeSheetParams.parse(sense)).toEqual(sense);
});
