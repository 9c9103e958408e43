import { expect, type Page, test } from "playwright/test";
import { makePerson, makeWorkspace, password } from "../support/people";
import { must } from "../support/records";
import {
  accept,
  createWorkspace,
  heading,
  invite,
  signIn,
  signUp,
  signUpThrough,
  unique,
} from "./people";

/** A workspace with more clients than a form offers, and its owner signed in. */
async function amongMany(page: Page): Promise<string> {
  const owner = await makePerson("Olive Many");
  const workspace = await makeWorkspace(owner);
  const clients = Array.from({ length: 90 }, (_, at) => ({
    name: `Client ${String(at).padStart(3, "0")}`,
    currency: at === 88 ? "JPY" : "EUR",
  }));
  await must(owner.in(workspace.slug).from("clients").insert(clients));
  await signIn(page, owner.email, password);
  return `/w/${workspace.slug}`;
}

const scripted = () => test.info().project.name !== "no-javascript";

async function add(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto(path);
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByRole("main").getByLabel(label);
    const isSelect = await field.evaluate((element) => element.tagName === "SELECT");
    if (isSelect) await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await page.getByRole("button", { name: /^Add / }).click();
  await expect(heading(page)).toHaveText(fields.Name ?? "");
}

test("a client among many is searched for, chosen and kept", async ({ page }) => {
  const base = await amongMany(page);
  const name = `Website ${unique("of")}`;
  await page.goto(`${base}/projects/new`);
  await page.getByLabel("Hourly rate").fill("9000.5");
  const client = page.getByLabel("Client", { exact: true });
  const matches = page.getByRole("listbox").getByRole("option");

  if (scripted()) {
    await client.fill("client 08");
    await expect(matches).toHaveCount(10);
    await expect(page.getByRole("status").filter({ hasText: "10 found." })).toBeAttached();
    for (let step = 0; step < 8; step++) await client.press("ArrowDown");
    await expect(page.getByRole("listbox").getByRole("option", { selected: true })).toHaveText(
      "Client 088 (JPY)",
    );
    await client.press("Enter");
    await expect(client).toHaveValue("Client 088 (JPY)");
    await expect(matches).toHaveCount(0);
  } else {
    expect(await client.locator("option").count()).toBe(51);
    await page.getByLabel("Search for more").fill("client 08");
    await page.getByRole("button", { name: "Find" }).click();
    await expect(page.getByText("10 found.")).toBeVisible();
    await expect(page.getByLabel("Hourly rate")).toHaveValue("9000.5");
    await client.selectOption({ label: "Client 088 (JPY)" });
  }

  // What was wrong elsewhere does not undo the choice, whose currency has no decimals.
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Name").press("Enter");
  await expect(page.getByLabel("Hourly rate")).toHaveAccessibleDescription(/JPY/);
  if (scripted()) await expect(client).toHaveValue("Client 088 (JPY)");
  else await expect(client.locator("option:checked")).toHaveText("Client 088 (JPY)");

  await page.getByLabel("Hourly rate").fill("9000");
  await page.getByRole("button", { name: "Add project" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("main")).toContainText("Client 088");

  // Its form begins with what is chosen, though it is not among the first of the list.
  await page.getByRole("link", { name: "Edit" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit project");
  if (scripted()) await expect(client).toHaveValue("Client 088 (JPY)");
  else await expect(client.locator("option:checked")).toHaveText("Client 088 (JPY)");
});

test("a search says when there is more, and when there is nothing", async ({ page }) => {
  const base = await amongMany(page);
  await page.goto(`${base}/projects/new`);
  const search = scripted()
    ? page.getByLabel("Client", { exact: true })
    : page.getByLabel("Search for more");
  for (const [text, words] of [
    ["client", "More than 20 found: choose one, or type more of the name."],
    ["client 0890", "Nothing found."],
  ] as const) {
    await search.fill(text);
    // Without a script, Enter presses the form's own button: it must not save what was not chosen.
    if (!scripted()) await search.press("Enter");
    await expect(page.getByText(words).first()).toBeVisible();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New project");
});

test("a contractor sees the assigned project only, and no amounts", async ({ browser }) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  const client = unique("Initech");
  const [open, hidden] = [unique("Website"), unique("Takeover")];
  await add(ada, `/w/${slug}/clients/new`, { Name: client });
  for (const name of [hidden, open]) {
    await add(ada, `/w/${slug}/projects/new`, { Name: name, Client: client, "Hourly rate": "137" });
  }
  const project = new URL(ada.url()).pathname;

  const email = `${unique("cleo")}@bulkhead.test`;
  const link = await invite(ada, slug, email, "contractor");
  const cleo = await browser.newPage();
  await signUpThrough(cleo, link, "Cleo", email);
  await accept(cleo, slug);
  await cleo.goto(project);
  await expect(heading(cleo)).toHaveText("Not found");

  await ada.goto(project);
  await ada
    .getByRole("form", { name: "Assign a contractor" })
    .getByLabel("Assign a contractor")
    .selectOption({ label: "Cleo" });
  await ada.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(ada.getByRole("button", { name: "Unassign Cleo" })).toBeVisible();

  await cleo.goto(`/w/${slug}/time`);
  await cleo.getByLabel("Project").selectOption({ label: open });
  await cleo.getByLabel("Description").fill("Drew the pages");
  await cleo.getByLabel("Duration").fill("1:30");
  await cleo.getByRole("button", { name: "Log time" }).click();
  await expect(cleo.getByText("Drew the pages", { exact: true })).toBeVisible();

  for (const path of [`/w/${slug}`, `/w/${slug}/projects`, project, `/w/${slug}/time`]) {
    await cleo.goto(path);
    await expect(cleo.getByRole("main")).toContainText(open);
    const html = await cleo.content();
    for (const secret of [client, hidden, "137", "€"]) expect(html).not.toContain(secret);
  }
  for (const path of ["/clients", "/invoices", "/members", "/settings"]) {
    await cleo.goto(`/w/${slug}${path}`);
    await expect(heading(cleo)).toHaveText("Not found");
  }

  await ada.getByRole("button", { name: "Unassign Cleo" }).click();
  await expect(ada.getByText("Unassigned.")).toBeVisible();
  await cleo.goto(project);
  await expect(heading(cleo)).toHaveText("Not found");
});
