import { expect, type Page, test } from "playwright/test";
import { password } from "../support/people";
import { makeScene, type Side, tracesOf } from "../support/scene";
import { createWorkspace, heading, signIn, signUp } from "./people";

async function addClient(page: Page, slug: string, name: string): Promise<string> {
  await page.goto(`/w/${slug}/clients/new`);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

test("another's workspace and a made-up one look the same", async ({ browser }) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug: adas } = await createWorkspace(ada, "Ada's", "EUR");
  const secret = await addClient(ada, adas, "Secret client");

  const eve = await browser.newPage();
  await signUp(eve, "Eve");
  const { slug: eves } = await createWorkspace(eve, "Eve's", "EUR");

  const views: string[] = [];
  for (const path of [
    `/w/${adas}`,
    "/w/there-is-none",
    `/w/${adas}/clients`,
    `/w/${adas}/clients/${secret}`,
  ]) {
    await eve.goto(path);
    await expect(eve.getByRole("heading", { level: 1 })).toHaveText("Not found");
    views.push(await eve.getByRole("main").innerHTML());
  }
  expect(new Set(views).size).toBe(1);

  // In her own workspace, the other's record is one that never existed.
  const answers: string[] = [];
  for (const id of [secret, "00000000-0000-7000-8000-000000000000", "no-id"]) {
    await eve.goto(`/w/${eves}/clients/${id}`);
    await expect(eve.getByRole("heading", { level: 1 })).toHaveText("Not found");
    answers.push(await eve.getByRole("main").innerHTML());
  }
  expect(new Set(answers).size).toBe(1);

  await ada.goto(`/w/${adas}/clients`);
  await expect(ada.getByRole("main")).toContainText("Secret client");
});

test("a member of two workspaces has two tabs that do not mix", async ({ browser }) => {
  const context = await browser.newContext();
  const first = await context.newPage();
  await signIn(first, "nora@example.com");
  const second = await context.newPage();
  await first.goto("/w/northwind-studio/clients");
  await second.goto("/w/frida-codes/clients");
  const names = async (page: Page) =>
    (await page.getByRole("main").getByRole("table").getByRole("link").allInnerTexts()).filter(
      Boolean,
    );
  const [northwind, frida] = [await names(first), await names(second)];
  expect(northwind.length).toBeGreaterThan(0);
  expect(frida.length).toBeGreaterThan(0);
  expect(northwind.filter((name) => frida.includes(name))).toEqual([]);

  // The first tab is where it was, whatever the second one does.
  await second.goto("/w/frida-codes/invoices");
  await first.reload();
  expect(await names(first)).toEqual(northwind);

  await first.goto("/workspaces");
  for (const name of ["Northwind Studio", "Frida Codes"]) {
    await expect(first.getByRole("main").getByText(name, { exact: true })).toBeVisible();
  }
});

const sections = ["Clients", "Projects", "Time", "Invoices"];

function section(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name });
}

/** Follows the links of a workspace, so that whatever keeps pages has some to keep. */
async function lookAround(page: Page, side: Side): Promise<void> {
  for (const name of sections) {
    await section(page, name).click();
    await expect(heading(page)).toHaveText(name);
  }
  expect(await tracesOn(page, side)).not.toEqual([]);
  // Fetched ahead, and not visited.
  await section(page, "Members").hover();
  await page.waitForTimeout(500);
}

/** What of a side is anywhere on the page, scripts included. Its address is in the history all the same. */
async function tracesOn(page: Page, side: Side, part = "body"): Promise<string[]> {
  const traces = tracesOf(side, (await page.locator(part).textContent()) ?? "");
  return traces.filter((trace) => trace !== side.workspace.slug);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(heading(page)).toHaveText("Sign in");
}

test("who signs out leaves nothing in the tab, for Back or for who signs in next", async ({
  page,
}) => {
  const { ours, theirs } = await makeScene();
  await signIn(page, ours.owner.email, password);
  await lookAround(page, ours);
  await signOut(page);
  // While an answer takes its time, what stands there until it comes is seen.
  await page.route("**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.fallback();
  });
  for (const _ of sections) {
    await page.evaluate(() => history.back());
    await page.waitForTimeout(150);
    expect(await tracesOn(page, ours)).toEqual([]);
    await page.waitForTimeout(600);
    await expect(heading(page)).toHaveText("Sign in");
    expect(await tracesOn(page, ours)).toEqual([]);
  }
  await page.unroute("**");

  await signIn(page, theirs.owner.email, password);
  await expect(section(page, "Clients")).toBeVisible();
  for (const _ of sections) {
    await page.goBack();
    await page.waitForLoadState();
    expect(await tracesOn(page, ours)).toEqual([]);
  }
  for (const path of ["", "/clients", "/members", "/time"]) {
    await page.goto(`/w/${ours.workspace.slug}${path}`);
    await expect(heading(page)).toHaveText("Not found");
    expect(await tracesOn(page, ours)).toEqual([]);
  }
});

test("who signs in next in one's own workspace sees what is theirs to see", async ({ page }) => {
  const { ours } = await makeScene();
  await signIn(page, ours.owner.email, password);
  await lookAround(page, ours);
  await signOut(page);
  await signIn(page, ours.records.contractor.email, password);
  await section(page, "Time").click();
  await expect(heading(page)).toHaveText("Time");
  await expect(page.getByRole("button", { name: /^Account/ })).toContainText("Carl");
  await expect(section(page, "Invoices")).toHaveCount(0);
  await page.goto(`/w/${ours.workspace.slug}/members`);
  await expect(page.getByText(ours.owner.email)).toHaveCount(0);
});

test("Back and Forward across a change of workspace show each one's own rows", async ({ page }) => {
  const { ours, theirs, both } = await makeScene();
  await signIn(page, both.email, password);
  await page.goto(`/w/${ours.workspace.slug}`);
  await lookAround(page, ours);
  await page.getByRole("button", { name: /^Switch workspace/ }).click();
  await page.locator(`#organization-switcher a[href="/w/${theirs.workspace.slug}"]`).click();
  await expect(page).toHaveURL(`/w/${theirs.workspace.slug}`);
  await lookAround(page, theirs);

  const places = [theirs, ours].flatMap((side) => [
    ...sections.toReversed().map((name) => ({ side, name, path: `/${name.toLowerCase()}` })),
    { side, name: "Dashboard", path: "" },
  ]);
  async function stands({ side, name, path }: (typeof places)[number]) {
    await expect(page).toHaveURL(new RegExp(`/w/${side.workspace.slug}${path}$`));
    await expect(heading(page)).toHaveText(name);
    await expect.poll(() => tracesOn(page, side)).not.toEqual([]);
    const other = side === ours ? theirs : ours;
    expect(await tracesOn(page, other, "main")).toEqual([]);
  }
  for (const place of places.slice(1)) {
    await page.goBack();
    await stands(place);
  }
  for (const place of places.slice(0, -1).toReversed()) {
    await page.goForward();
    await stands(place);
  }
});
