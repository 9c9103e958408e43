import { describe, expect, test } from "vitest";
import { projectListParams, projectSchema, rateCurrency } from "@/lib/projects/schema";

const offered = {
  clients: [
    { id: "us", name: "Acme", currency: "USD" },
    { id: "jp", name: "Kaze", currency: "JPY" },
    { id: "kw", name: "Noor", currency: "KWD" },
  ],
  categories: [{ id: "design", name: "Design", color: "#8B5CF6" }],
};

const sent = {
  name: "Site",
  clientId: "us",
  categoryId: "design",
  status: "active",
  color: "#EF4444",
  hourlyRate: "85.50",
};

function read(changes: Partial<Record<keyof typeof sent, string>>, locale = "en-US") {
  const form = { ...sent, ...changes };
  const currency = rateCurrency(offered, form.clientId, "EUR");
  return projectSchema(offered, currency, locale).safeParse(form);
}

function refused(result: ReturnType<typeof read>) {
  return result.error?.issues.map(({ path, message }) => `${path.join()}: ${message}`);
}

describe("the rate", () => {
  test.each([
    ["us", "85.50", "en-US", 8550],
    ["us", "1,250", "en-US", 125000],
    ["us", "1.250,50", "de-DE", 125050],
    ["jp", "9000", "en-US", 9000],
    ["kw", "25.125", "en-US", 25125],
    ["", "85,5", "fr-FR", 8550],
    ["us", "0", "en-US", 0],
    ["us", "", "en-US", null],
    ["us", "  ", "en-US", null],
  ])("for client %j typed %j in %s is %j minor units", (clientId, hourlyRate, locale, minor) => {
    expect(read({ clientId, hourlyRate }, locale).data?.hourlyRateMinor).toBe(minor);
  });

  test.each([
    [{ clientId: "jp", hourlyRate: "9000.5" }, "Enter an amount of JPY such as 85, or nothing."],
    [{ hourlyRate: "about 80" }, "Enter an amount of USD such as 85.00, or nothing."],
    [{ hourlyRate: "-1" }, "A rate is zero or more."],
    [{ hourlyRate: "10000000.01" }, "This rate is too high."],
  ])("refuses %j", (changes, message) => {
    expect(refused(read(changes))).toEqual([`hourlyRate: ${message}`]);
  });

  test("is in the workspace's currency without a client", () => {
    expect(rateCurrency(offered, null, "EUR")).toBe("EUR");
    expect(rateCurrency(offered, "jp", "EUR")).toBe("JPY");
  });
});

describe("the other fields", () => {
  test("an empty choice is none", () => {
    expect(read({ clientId: "", categoryId: "" }).data).toMatchObject({
      clientId: null,
      categoryId: null,
    });
  });

  test("a chosen colour, else the category's, else one by the name", () => {
    expect(read({}).data?.color).toBe("#EF4444");
    expect(read({ color: "" }).data?.color).toBe("#8B5CF6");
    const names = Array.from({ length: 50 }, (_, at) => `Project ${at}`);
    const colors = names.map((name) => read({ name, color: "", categoryId: "" }).data?.color);
    expect(colors).toEqual(
      names.map((name) => read({ name, color: "", categoryId: "" }).data?.color),
    );
    expect(new Set(colors).size).toBeGreaterThan(5);
  });

  test("only what was offered can be chosen", () => {
    expect(
      refused(read({ clientId: "x", categoryId: "y", status: "z", color: "red", hourlyRate: "?" })),
    ).toEqual([
      "clientId: Choose a client from the list.",
      "categoryId: Choose a category from the list.",
      "status: Choose a status from the list.",
      "color: Choose a colour.",
      "hourlyRate: Enter an amount of EUR such as 85.00, or nothing.",
    ]);
  });
});

test("a malformed address is the whole list", () => {
  expect(projectListParams.parse({ q: ["a"], show: "gone", client: "7", after_id: "x" })).toEqual({
    q: "",
    show: undefined,
    client: undefined,
    after_name: "",
    after_id: "00000000-0000-0000-0000-000000000000",
  });
});
