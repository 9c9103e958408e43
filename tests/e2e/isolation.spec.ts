import { expect, type Page, test } from "playwright/test";
import { createWorkspace, signIn, signUp } from "./people";

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
