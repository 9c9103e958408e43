import { expect, type Page, test } from "playwright/test";
import { makePerson, makeWorkspace, password, unique } from "../support/people";
import { must } from "../support/records";
import { signIn } from "./people";

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

test("a client among many is searched for, chosen and kept", async ({ page }) => {
  const base = await amongMany(page);
  const name = `Website ${unique()}`;
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
