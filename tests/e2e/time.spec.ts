import { expect, type Page, test } from "playwright/test";
import {
  makePerson,
  makeWorkspace,
  ownerSql,
  type Person,
  password,
  type Workspace,
} from "../support/people";
import { must } from "../support/records";
import { signIn } from "./people";

type Place = { owner: Person; workspace: Workspace; path: string };

async function place(page: Page, name: string): Promise<Place> {
  const owner = await makePerson(name);
  const workspace = await makeWorkspace(owner, name);
  await signIn(page, owner.email, password);
  return { owner, workspace, path: `/w/${workspace.slug}/time` };
}

async function addProjects({ owner, workspace }: Place, names: string[]): Promise<string[]> {
  const rows: { id: string }[] = await must(
    owner
      .in(workspace.slug)
      .from("projects")
      .insert(names.map((name) => ({ name, color: "#3B82F6" })))
      .select("id"),
  );
  return rows.map(({ id }) => id);
}

type Entry = { day: string; hours: number; description: string };

async function addEntries({ owner, workspace }: Place, projectId: string, entries: Entry[]) {
  await must(
    owner
      .in(workspace.slug)
      .from("time_entries")
      .insert(
        entries.map(({ day, hours, description }) => ({
          project_id: projectId,
          entry_date: day,
          duration_seconds: hours * 3600,
          description,
        })),
      ),
  );
}

const main = (page: Page) => page.getByRole("main");
const title = (page: Page) => page.getByRole("heading", { level: 1 });
const week = (page: Page) => main(page).getByRole("heading", { level: 2 }).first();
const go = (page: Page, name: string) => main(page).getByRole("link", { name }).first().click();

test("a week is the calendar's, from the day on which it starts where the workspace is", async ({
  page,
}) => {
  const at = await place(page, "Weekly");
  const [project = ""] = await addProjects(at, ["Website"]);
  await addEntries(at, project, [
    { day: "2026-02-28", hours: 1, description: "Saturday before" },
    { day: "2026-03-01", hours: 2, description: "First Sunday" },
    { day: "2026-03-07", hours: 3, description: "Saturday" },
    { day: "2026-03-08", hours: 4, description: "Sunday after" },
  ]);
  // Any day names its week.
  for (const day of ["2026-03-01", "2026-03-04", "2026-03-07"]) {
    await page.goto(`${at.path}?week=${day}`);
    await expect(week(page)).toHaveText(/Mar 1\W+7, 2026/);
    await expect(main(page)).toContainText("5:00 h");
    await expect(main(page).getByText("First Sunday", { exact: true })).toBeVisible();
    await expect(main(page).getByText("Saturday", { exact: true })).toBeVisible();
    await expect(main(page)).not.toContainText(/Saturday before|Sunday after/);
  }
  await go(page, "Next week");
  await expect(week(page)).toHaveText(/Mar 8\W+14, 2026/);
  await expect(main(page).getByText("Sunday after", { exact: true })).toBeVisible();
  await go(page, "Previous week");
  await expect(week(page)).toHaveText(/Mar 1\W+7, 2026/);

  // Of seven days one is today's, in this week alone.
  await expect(main(page).locator("li[aria-current=date]")).toHaveCount(0);
  await go(page, "This week");
  await expect(page).toHaveURL(new RegExp(`${at.path}$`));
  await expect(main(page).locator("li[aria-current=date]")).toHaveCount(1);
  await expect(main(page).getByRole("link", { name: "This week" })).toHaveCount(0);

  await ownerSql()`update public.organizations set locale = 'de-DE' where id = ${at.workspace.id}`;
  await page.goto(`${at.path}?week=2026-03-01`);
  await expect(week(page)).toHaveText(/Feb 23\W+Mar 1, 2026/);
  await expect(main(page)).toContainText("3:00 h");
});

test("a week of many entries has pages, and each tells of the whole week", async ({ page }) => {
  const at = await place(page, "Busy");
  const [project = ""] = await addProjects(at, ["Website"]);
  await addEntries(
    at,
    project,
    Array.from({ length: 130 }, (_, n) => ({
      day: `2026-03-0${1 + (n % 7)}`,
      hours: 0.5,
      description: `Piece ${n}`,
    })),
  );
  await page.goto(`${at.path}?week=2026-03-04`);
  const rows = main(page).locator(".entry-day li");
  const seen = new Set<string>();
  const look = async (count: number) => {
    await expect(rows).toHaveCount(count);
    await expect(main(page)).toContainText("65:00 h");
    await expect(main(page)).toContainText(`${count} of 130 entries of this week.`);
    for (const text of await rows.getByRole("link", { name: /^Piece/ }).allTextContents()) {
      seen.add(text);
    }
  };
  await look(100);
  await go(page, "Earlier entries of this week");
  await look(30);
  expect(seen.size).toBe(130);
  await expect(main(page).getByRole("link", { name: "Earlier entries of this week" })).toHaveCount(
    0,
  );
  await go(page, "Newest entries of this week");
  await look(100);
});

test("a day that is too long for a person says so at its total", async ({ page }) => {
  const at = await place(page, "Tireless");
  const [project = ""] = await addProjects(at, ["Website"]);
  await addEntries(at, project, [
    { day: "2026-03-02", hours: 16, description: "Long enough" },
    { day: "2026-03-03", hours: 16, description: "Too long" },
    { day: "2026-03-03", hours: 0.5, description: "And then some" },
    { day: "2026-03-04", hours: 24, description: "Round the clock" },
    { day: "2026-03-04", hours: 24, description: "And again" },
  ]);
  await page.goto(`${at.path}?week=2026-03-04`);
  const day = (name: string) => main(page).getByRole("region", { name });
  await expect(day("Mon, Mar 2")).toBeVisible();
  await expect(day("Mon, Mar 2")).not.toContainText("You:");
  await expect(day("Tue, Mar 3")).toContainText("You: 16:30 h. A long day. Is that right?");
  await expect(day("Wed, Mar 4")).toContainText("You: 48:00 h. A day has 24 hours.");
});

test("the form starts where the last entry left off", async ({ page }) => {
  const at = await place(page, "Habitual");
  const [website = "", shop = ""] = await addProjects(at, ["Website", "Shop"]);
  await addEntries(at, website, [{ day: "2026-03-05", hours: 1, description: "Before" }]);
  await addEntries(at, shop, [{ day: "2026-03-06", hours: 1, description: "Last" }]);

  await page.goto(at.path);
  await expect(page.getByLabel("Project")).toHaveValue(shop);

  // In another week its last day is proposed, and one stays there.
  await page.goto(`${at.path}?week=2026-03-03`);
  await expect(page.getByLabel("Date")).toHaveValue("2026-03-07");
  await page.getByLabel("Project").selectOption({ label: "Website" });
  await page.getByLabel("Description").fill("Afterwards");
  await page.getByLabel("Duration").fill("9:00-10:30");
  await page.getByLabel("Date").fill("2026-03-04");
  await page.getByRole("button", { name: "Log time" }).click();
  await expect(main(page).getByText("Afterwards", { exact: true })).toBeVisible();
  await expect(week(page)).toHaveText(/Mar 1\W+7, 2026/);
  await expect(page.getByRole("region", { name: "Wed, Mar 4" })).toContainText("1:30 h");
  await expect(page.getByLabel("Date")).toHaveValue("2026-03-04");
  await expect(page.getByLabel("Project")).toHaveValue(website);
  await expect(page.getByLabel("Duration")).toHaveValue("");
});

test("hours that were meant as minutes are asked about, and nothing typed is lost", async ({
  page,
}) => {
  const at = await place(page, "Hasty");
  await addProjects(at, ["Website"]);
  await page.goto(at.path);
  await page.getByLabel("Description").fill("Short call");
  await page.getByLabel("Duration").fill("90");
  await page.getByRole("button", { name: "Log time" }).click();
  await expect(page.getByLabel("Duration")).toHaveAccessibleDescription(/Did you mean 90m\?/);
  await expect(page.getByLabel("Duration")).toHaveValue("90");
  await expect(page.getByLabel("Description")).toHaveValue("Short call");
});

test("time can be logged on a completed project from its own page", async ({ page }) => {
  const at = await place(page, "Late");
  const [done = "", gone = ""] = await addProjects(at, ["Relaunch", "Old shop", "Website"]);
  const projects = at.owner.in(at.workspace.slug).from("projects");
  await must(projects.update({ status: "completed" }).eq("id", done));
  await must(projects.update({ archived_at: new Date().toISOString() }).eq("id", gone));

  await page.goto(`/w/${at.workspace.slug}/projects/${done}`);
  await main(page).getByRole("link", { name: "Log time" }).click();
  await expect(title(page)).toHaveText("Time");
  await expect(page.getByLabel("Project")).toHaveValue(done);
  await expect(page.getByLabel("Project")).toContainText("Relaunch (completed)");
  await page.getByLabel("Description").fill("One more thing");
  await page.getByLabel("Duration").fill(":45");
  await page.getByRole("button", { name: "Log time" }).click();
  await expect(main(page).getByText("One more thing", { exact: true })).toBeVisible();

  await page.goto(`${at.path}?project=${gone}`);
  await expect(main(page)).toContainText("That project takes no more time");
  await expect(page.getByLabel("Project")).toHaveValue("");
});

test("without a script, a project among many is found by a search", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled !== false, "with one, it is found while one types");
  const at = await place(page, "Agency");
  const names = Array.from({ length: 60 }, (_, n) => `Project ${n + 10}`);
  await addProjects(at, [...names, "Zebra crossing"]);
  await page.goto(at.path);
  await expect(page.getByLabel("Project").locator("option")).toHaveCount(51);
  await page.getByLabel("Search for more").fill("zebra");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByLabel("Project").selectOption({ label: "Zebra crossing" });
  await page.getByLabel("Duration").fill("1:5");
  await page.getByRole("button", { name: "Log time" }).click();
  await expect(main(page).locator(".entry-day")).toContainText("Zebra crossing");
  await expect(main(page).locator(".entry-day")).toContainText("1:05");
});

test("an entry is changed, deleted and brought back in its week", async ({ page }) => {
  const at = await place(page, "Careful");
  const [project = ""] = await addProjects(at, ["Website"]);
  await addEntries(at, project, [{ day: "2026-03-05", hours: 1, description: "Sketch" }]);
  await page.goto(`${at.path}?week=2026-03-05`);
  await main(page).getByRole("link", { name: "Sketch" }).click();
  await expect(title(page)).toHaveText("Edit time entry");
  await page.getByLabel("Duration").fill("2");
  await page.getByRole("button", { name: "Save entry" }).click();
  await expect(week(page)).toHaveText(/Mar 1\W+7, 2026/);
  await expect(page.getByRole("region", { name: "Thu, Mar 5" })).toContainText("2:00 h");

  await main(page).getByRole("link", { name: "Sketch" }).hover();
  await main(page).locator(".entry-day li").getByTitle("Delete").click();
  await expect(page.getByText("Deleted 2:00 h.")).toBeVisible();
  await expect(week(page)).toHaveText(/Mar 1\W+7, 2026/);
  await expect(main(page).getByText("Sketch", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(main(page).getByText("Sketch", { exact: true })).toBeVisible();
  await expect(week(page)).toHaveText(/Mar 1\W+7, 2026/);
});

test("the printed week is the week: no form, no buttons, nothing cut off", async ({ page }) => {
  await signIn(page, "nora@example.com");
  await page.goto("/w/northwind-studio/time?who=all&week=2026-11-11");
  await page.emulateMedia({ media: "print" });
  // A sheet of A4 within its margins.
  await page.setViewportSize({ width: 672, height: 1000 });
  await expect(page.getByLabel("Duration")).toBeHidden();
  await expect(main(page).getByRole("button")).toHaveCount(0);
  for (const heading of await main(page).getByRole("heading").all()) {
    await expect(heading).toBeVisible();
    const box = await heading.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(672);
  }
  await expect(week(page)).toContainText("2026");
});
