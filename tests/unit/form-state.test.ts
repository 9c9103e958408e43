import { describe, expect, test } from "vitest";
import { failed, fieldId, searchedField, typedValues } from "@/lib/form-state";

describe("typedValues", () => {
  test("returns one text as it is and several as a list", () => {
    const data = new FormData();
    data.append("name", "Acme");
    data.append("tag", "a");
    data.append("tag", "b");
    expect(typedValues(data)).toEqual({ name: "Acme", tag: ["a", "b"] });
  });

  test("leaves out passwords, files and React's fields", () => {
    const data = new FormData();
    data.append("password", "secret");
    data.append("newPassword", "secret");
    data.append("$ACTION_ID_1", "");
    data.append("logo", new Blob(["x"]), "logo.png");
    data.append("email", "");
    expect(typedValues(data)).toEqual({ email: "" });
  });
});

describe("failed", () => {
  test("is an error whatever else it says", () => {
    expect(failed({ message: "No." })).toEqual({
      status: "error",
      message: "No.",
      fields: {},
      values: {},
    });
  });
});

describe("fieldId", () => {
  test("is fit for an id and a fragment", () => {
    expect(fieldId("lines.0.hours")).toBe("lines-0-hours");
    expect(fieldId("name", "new")).toBe("new-name");
  });
});

describe("searchedField", () => {
  const sent = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return searchedField(data, ["clientId", "projectId"]);
  };

  test("is that of the button pressed", () => {
    expect(sent({ intent: "find.projectId", "find.projectId": "x" })).toBe("projectId");
    expect(sent({ intent: "find.name", "find.name": "x" })).toBeUndefined();
    expect(sent({ intent: "save" })).toBeUndefined();
  });

  test("is the one with a text that was not looked up, when Enter sent the form", () => {
    expect(sent({ "find.clientId": "acme", "found.clientId": "" })).toBe("clientId");
    expect(sent({ "find.clientId": "acme", "found.clientId": "acme" })).toBeUndefined();
  });

  test("is none where a script keeps the field showing what is chosen", () => {
    expect(sent({ "find.clientId": "Acme (EUR)" })).toBeUndefined();
  });
});
