import { expect, type Page, test } from "playwright/test";
import { makePerson, makeWorkspace, password } from "../support/people";
import { must } from "../support/records";
import { heading, signIn } from "./people";

const scripted = () => test.info().project.name !== "no-javascript";
const main = (page: Page) => page.getByRole("main");

/** A workspace with a client, two hours at 90.00 on a project of theirs, and its owner signed in. */
async function place(page: Page) {
  const owner = await makePerson("Inga Voice");
  const workspace = await makeWorkspace(owner, "Invoicing");
  const db = owner.in(workspace.slug);
  const client: { id: string } = await must(
    db.from("clients").insert({ name: "Initech", currency: "EUR" }).select("id").single(),
  );
  const projectId: string = await must(
    db.rpc("save_project", {
      name: "Website",
      status: "active",
      color: "#3B82F6",
      client_id: client.id,
      hourly_rate_minor: 9000,
    }),
  );
  await must(
    db.from("time_entries").insert({
      project_id: projectId,
      entry_date: new Date().toISOString().slice(0, 10),
      duration_seconds: 7200,
    }),
  );
  await signIn(page, owner.email, password);
  return { db, base: `/w/${workspace.slug}`, clientId: client.id };
}

async function draftOf({ db, base, clientId }: Awaited<ReturnType<typeof place>>) {
  const id: string = await must(db.rpc("draft_invoice", { client_id: clientId }));
  return `${base}/invoices/${id}`;
}

test("the lines of a draft are added, moved and removed, and what is wrong names its line", async ({
  page,
}) => {
  const draft = await draftOf(await place(page));
  await page.goto(`${draft}/edit`);
  const field = (line: number, name: string) =>
    page.getByLabel(`Line ${line}: ${name}`, { exact: true });
  const sums = page.getByRole("status", { name: "Totals" });
  await expect(sums).toContainText("€180.00");

  await page.getByRole("button", { name: "Add line" }).click();
  await field(2, "Description").fill("Typeface licence");
  await field(2, "Quantity").fill("three");
  await field(2, "Price, EUR").fill("40");
  await page.getByRole("button", { name: "Save draft" }).last().click();
  await expect(main(page)).toContainText("Line 2: Enter a number with up to two decimals.");
  await expect(field(2, "Description")).toHaveValue("Typeface licence");

  await field(2, "Quantity").fill("3");
  // Without a script the sums are those of the last save.
  if (scripted()) await expect(sums).toContainText("€300.00");

  await page.getByRole("button", { name: "Move line 2 up" }).click();
  await expect(field(1, "Description")).toHaveValue("Typeface licence");
  await expect(field(2, "Description")).toHaveValue("Website");
  await page.getByRole("button", { name: "Add line" }).click();
  await expect(field(3, "Description")).toBeVisible();
  await page.getByRole("button", { name: "Remove line 3" }).click();
  await expect(field(3, "Description")).toHaveCount(0);

  await page.getByRole("button", { name: "Save draft" }).last().click();
  await expect(heading(page)).toHaveText("Draft invoice");
  await expect(main(page)).toContainText("€300.00");
});

test("an added line is taxed like the one before it", async ({ page }) => {
  const at = await place(page);
  await must(at.db.from("organizations").update({ tax_rate_ppm: 190_000 }).neq("slug", ""));
  const draft = await draftOf(at);
  await page.goto(`${draft}/edit`);
  const tax = (line: number) => page.getByLabel(`Line ${line}: Tax %`);
  await expect(tax(1)).toHaveValue("19");
  await tax(1).fill("0");
  await page.getByRole("button", { name: "Add line" }).click();
  await expect(tax(2)).toHaveValue("0");
});

/** Further projects of the client, each with half an hour and without a rate. */
async function unpriced({ db, clientId }: Awaited<ReturnType<typeof place>>, names: string[]) {
  for (const name of names) {
    const project_id: string = await must(
      db.rpc("save_project", { name, status: "active", color: "#3B82F6", client_id: clientId }),
    );
    const entry_date = new Date().toISOString().slice(0, 10);
    await must(db.from("time_entries").insert({ project_id, entry_date, duration_seconds: 1800 }));
  }
}

test("time without a rate is asked about before it is billed, project by project", async ({
  page,
}) => {
  const at = await place(page);
  await unpriced(at, ["Blog", "Campaign", "Gift"]);
  await page.goto(`${at.base}/invoices/new?client=${at.clientId}`);
  await expect(page.getByRole("group", { name: "Hourly rates" })).toHaveCount(0);
  await page.getByRole("button", { name: "Make a draft" }).click();

  await expect(main(page).getByRole("alert")).toHaveText(
    "Some of this time has no hourly rate yet.",
  );
  await expect(page.getByLabel("Client")).toHaveValue(at.clientId);
  const rates = page.getByRole("group", { name: "Hourly rates" });
  await expect(rates.getByRole("textbox")).toHaveCount(3);
  // What has a rate is not asked about.
  await expect(rates).not.toContainText("Website");

  await rates.getByLabel("Blog, 0:30 h").fill("80");
  await rates.getByLabel("Campaign, 0:30 h").fill("dear");
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(rates).toContainText("Enter an amount of EUR such as 85.00.");
  await expect(rates).toContainText("Enter a rate, or leave this time out.");
  await expect(rates.getByLabel("Blog, 0:30 h")).toHaveValue("80");
  await expect(rates.getByLabel("Campaign, 0:30 h")).toHaveValue("dear");

  // Zero is a rate, nothing is none.
  await rates.getByLabel("Campaign, 0:30 h").fill("");
  await rates.getByLabel("Gift, 0:30 h").fill("0");
  await page.getByRole("button", { name: "Leave time without a rate out" }).click();
  await expect(heading(page)).toHaveText("Draft invoice");
  const paper = page.getByRole("article");
  for (const line of ["Blog", "Gift", "Website"]) await expect(paper).toContainText(line);
  await expect(paper).not.toContainText("Campaign");
  await expect(paper).toContainText("€220.00");

  // The rates are kept, and what was left out is asked about the next time.
  expect(
    await must(at.db.from("project_rates").select("hourly_rate_minor").order("hourly_rate_minor")),
  ).toEqual([{ hourly_rate_minor: 0 }, { hourly_rate_minor: 8000 }, { hourly_rate_minor: 9000 }]);
  await page.goto(`${at.base}/invoices/new?client=${at.clientId}`);
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(rates.getByRole("textbox")).toHaveCount(1);
  await rates.getByLabel("Campaign, 0:30 h").fill("100");
  await rates.getByLabel("Campaign, 0:30 h").press("Enter");
  await expect(heading(page)).toHaveText("Draft invoice");
  await expect(page.getByRole("article")).toContainText("€50.00");
});

test("an invoice tells which time it bills, and after it is void which it billed", async ({
  page,
}) => {
  const at = await place(page);
  const draft = await draftOf(at);
  await page.goto(draft);
  const card = main(page).locator("section", { hasText: "Time on this invoice" });
  await expect(card).toContainText("1 entry, 2:00 h");
  const id = draft.split("/").at(-1) ?? "";
  await must(at.db.rpc("issue_invoice", { invoice_id: id }));
  await must(at.db.rpc("void_invoice", { invoice_id: id }));
  // The time is free, and put away since.
  await must(
    at.db
      .from("time_entries")
      .update({ duration_seconds: 60, deleted_at: new Date() })
      .neq("billed", true),
  );

  await page.goto(draft);
  await expect(card).toContainText("1 entry, 2:00 h");
  await expect(card).toContainText("Billed here until the invoice was voided.");
  await card.getByRole("link", { name: "Show the time" }).click();
  await expect(heading(page)).toHaveText("Time on INV-0001");
  const row = page.getByRole("row").filter({ hasText: "Website" });
  await expect(row).toContainText("2:00");
  await expect(row).toContainText("Inga Voice");
  await expect(row).toContainText("(deleted since)");
});

test("the addresses that a draft lacks are filled in where they are missed", async ({ page }) => {
  const draft = await draftOf(await place(page));
  await page.goto(draft);
  await expect(main(page)).toContainText("An address is missing");
  for (const [label, address] of [
    ["Your address", "1 Own Street\nBerlin"],
    ["Address of Initech", "2 Their Road\nParis"],
  ] as const) {
    const form = page.getByRole("form", { name: label });
    await form.getByLabel(label).fill(address);
    await form.getByRole("button", { name: "Save address" }).click();
    await expect(page).toHaveURL(draft);
    await expect(page.getByRole("article")).toContainText(address.split("\n")[0] ?? "");
  }
  await expect(main(page)).not.toContainText("An address is missing");
});

test("an invoice begun at a client is for that client", async ({ page }) => {
  const { base, clientId } = await place(page);
  await page.goto(`${base}/clients/${clientId}`);
  await main(page).getByRole("link", { name: "New invoice" }).click();
  await expect(page.getByLabel("Client")).toHaveValue(clientId);

  await page.goto(`${base}/invoices?client=${clientId}`);
  await expect(main(page)).toContainText("Of Initech only.");
  await main(page).getByRole("link", { name: "New invoice" }).first().click();
  await expect(page.getByLabel("Client")).toHaveValue(clientId);
});

test("a client to bill among many is found by name", async ({ page }) => {
  const { db, base } = await place(page);
  const names = Array.from({ length: 120 }, (_, at) => `Client ${String(at).padStart(3, "0")}`);
  await must(db.from("clients").insert(names.map((name) => ({ name, currency: "EUR" }))));
  await page.goto(`${base}/invoices/new`);
  if (scripted()) {
    const client = page.getByRole("combobox", { name: "Client" });
    await client.fill("client 119");
    await page.getByRole("option", { name: "Client 119" }).click();
  } else {
    await page.getByLabel("Search for more").fill("client 119");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("combobox", { name: "Client" }).selectOption({ label: "Client 119" });
  }
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(heading(page)).toHaveText("Draft invoice");
  await expect(main(page)).toContainText("For Client 119");
});

test("deleting is offered only where nothing stands in its way", async ({ page }) => {
  const { db, base, clientId } = await place(page);
  const other: { id: string } = await must(
    db.from("clients").insert({ name: "Umbrella", currency: "EUR" }).select("id").single(),
  );
  await page.goto(`${base}/clients/${clientId}`);
  await expect(heading(page)).toHaveText("Initech");
  await expect(page.getByRole("button", { name: "Delete…" })).toHaveCount(0);
  await page.goto(`${base}/clients/${other.id}`);
  await expect(page.getByRole("button", { name: "Delete…" })).toBeVisible();
});
