import { expect, test } from "playwright/test";
import { makePerson, makeWorkspace, password } from "../support/people";
import { must } from "../support/records";
import { signIn } from "./people";

test.describe("the form for time", () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, "nora@example.com");
    await page.goto("/w/northwind-studio/time", { waitUntil: "networkidle" });
  });

  test("is gone through in the order of its fields", async ({ page }) => {
    await page.getByLabel("Project").focus();
    for (const name of ["Description", "Duration", "Date"]) {
      await page.keyboard.press("Tab");
      await expect(page.getByLabel(name)).toBeFocused();
    }
  });

  test("says what it takes a duration for, where that is not plain to see", async ({ page }) => {
    const field = page.getByLabel("Duration");
    const reading = page.getByRole("form", { name: "Log time" }).locator("output");
    for (const [typed, read] of [
      ["9:00-10:30", "= 1:30 h"],
      ["22-1", "= 3:00 h"],
      [":30", "= 0:30 h"],
      ["1,25", "= 1:15 h"],
      ["90m", "= 1:30 h"],
      ["90", "Did you mean 90m?"],
      ["1:30", ""],
      ["soon", ""],
      ["", ""],
    ] as const) {
      await field.fill(typed);
      await expect(reading).toHaveText(read);
    }
  });
});

test("a project among many is found while one types, by its client too", async ({ page }) => {
  const owner = await makePerson("Agency");
  const { slug } = await makeWorkspace(owner, "Agency");
  const db = owner.in(slug);
  const client: { id: string } = await must(
    db.from("clients").insert({ name: "Initech", currency: "EUR" }).select("id").single(),
  );
  const names = Array.from({ length: 60 }, (_, n) => ({ name: `Project ${n + 10}` }));
  await must(db.from("projects").insert(names));
  await must(db.from("projects").insert({ name: "Zebra crossing", client_id: client.id }));

  await signIn(page, owner.email, password);
  await page.goto(`/w/${slug}/time`);
  const project = page.getByRole("combobox", { name: "Project" });
  await expect(project).toHaveValue("");
  await project.fill("initech");
  await page.getByRole("option", { name: "Zebra crossing · Initech" }).click();
  await page.getByLabel("Duration").fill("2");
  await page.getByRole("button", { name: "Log time" }).click();
  await expect(page.locator(".entry-day")).toContainText("Zebra crossing");
  // The next entry starts with it, though it is not among the first fifty.
  await expect(project).toHaveValue("Zebra crossing · Initech");
});
