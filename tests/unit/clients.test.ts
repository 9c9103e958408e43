import { describe, expect, test } from "vitest";
import { clientListParams, clientSchema } from "@/lib/clients/schema";
import { currencyOptions } from "@/lib/money";

const sent = {
  name: "  Łódź\tStudio ",
  email: " office@example.com ",
  phone: "",
  address: "Main St 1\r\n12345 Town\r\n",
  taxNumber: "PL 123",
  currency: "EUR",
  notes: "a\u0000b",
};

describe("the form of a client", () => {
  test("tidies what was typed", () => {
    expect(clientSchema.parse(sent)).toEqual({
      name: "Łódź Studio",
      email: "office@example.com",
      phone: "",
      address: "Main St 1\n12345 Town",
      taxNumber: "PL 123",
      currency: "EUR",
      notes: "ab",
    });
  });

  test("needs a name that is more than spaces, and a currency of the list", () => {
    const problems = clientSchema.safeParse({ ...sent, name: " \n ", currency: "XXX" }).error;
    expect(problems?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
      ["name", "Enter a name."],
      ["currency", "Choose a currency from the list."],
    ]);
  });

  test.each(["office", "@example.com", "a b@example.com", "office@"])(
    "refuses %j as an address",
    (email) => {
      expect(clientSchema.safeParse({ ...sent, email }).success).toBe(false);
    },
  );

  test("takes texts of the greatest length and no longer", () => {
    expect(clientSchema.safeParse({ ...sent, name: "n".repeat(160) }).success).toBe(true);
    expect(clientSchema.safeParse({ ...sent, name: "n".repeat(161) }).success).toBe(false);
    expect(clientSchema.safeParse({ ...sent, notes: "n".repeat(5001) }).success).toBe(false);
  });
});

describe("the address of the list", () => {
  const id = "0193b0c4-7e2a-7cc0-8000-000000000001";

  test("is read", () => {
    expect(
      clientListParams.parse({ q: " acme ", archived: "1", after_name: "acme", after_id: id }),
    ).toEqual({ q: "acme", archived: "1", after_name: "acme", after_id: id });
  });

  test.each([
    { q: ["a", "b"], archived: "yes", after_name: "acme", after_id: "7" },
    { q: "x".repeat(101), after_id: id },
    { after_name: "a\u0000", after_id: id },
    {},
  ])("is the first page of all when it is malformed: %j", (params) => {
    expect(clientListParams.parse(params)).toEqual({
      q: "",
      archived: undefined,
      after_name: "",
      after_id: "00000000-0000-0000-0000-000000000000",
    });
  });
});

describe("the currencies to choose from", () => {
  test("are named in the reader's language", () => {
    expect(currencyOptions("de").find(({ value }) => value === "USD")?.label).toBe(
      "USD · US-Dollar",
    );
  });
});
