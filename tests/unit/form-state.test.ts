import { describe, expect, test } from "vitest";
import { failed, fieldId, typedValues } from "@/lib/form-state";

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
