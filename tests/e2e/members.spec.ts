import { expect, test } from "playwright/test";
import { addMember, makePerson, makeWorkspace, password } from "../support/people";
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

test("someone invited signs up, joins, gets another role, and is out once removed", async ({
  browser,
}) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  const email = `${unique("ben")}@bulkhead.test`;
  const link = await invite(ada, slug, email, "member");

  const bens = await browser.newContext();
  const ben = await bens.newPage();
  await signUpThrough(ben, link, "Ben", email);
  await expect(heading(ben)).toHaveText("Join Ada & Co");
  await accept(ben, slug);

  // A member sees who is there, and can do nothing to them.
  await ben.goto(`/w/${slug}/members`);
  await expect(ben.getByRole("row", { name: /Ben/ })).toContainText("Member");
  await expect(ben.getByRole("button", { name: /^(Remove|Hand over|Change)/ })).toHaveCount(0);
  await expect(ben.getByRole("form", { name: "Invite someone" })).toHaveCount(0);

  await ada.goto(`/w/${slug}/members`);
  await ada.getByRole("button", { name: "Change role of Ben…" }).click();
  const role = ada.getByRole("dialog", { name: "Role of Ben" });
  await expect(role.getByLabel("Role")).toHaveValue("member");
  await role.getByLabel("Role").selectOption("admin");
  await role.getByRole("button", { name: "Save role" }).click();
  await expect(ada.getByText("The role was changed.")).toBeVisible();
  await expect(ada.getByRole("row", { name: /Ben/ })).toContainText("Admin");
  await ben.reload();
  await expect(ben.getByRole("form", { name: "Invite someone" })).toBeVisible();
  // An admin does not reach the owner.
  await expect(ben.getByRole("button", { name: "Change role of Ada…" })).toHaveCount(0);
  await expect(ben.getByRole("button", { name: "Remove Ada…" })).toHaveCount(0);

  // Two tabs are open when he is removed: one goes on to another page, one sends a form.
  await ben.goto(`/w/${slug}`);
  const other = await bens.newPage();
  await other.goto(`/w/${slug}/clients/new`);
  await other.getByLabel("Name").fill("Too late");
  await ada.getByRole("button", { name: "Remove Ben…" }).click();
  await ada.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(ada.getByText("The member was removed.")).toBeVisible();

  await ben.getByRole("link", { name: "Projects", exact: true }).first().click();
  await expect(heading(ben)).toHaveText("Not found");
  await other.getByRole("button", { name: "Add client" }).click();
  // A script keeps what was typed and says why; without one the page itself is the answer.
  await expect(
    other.getByText(/There is no such workspace|There is nothing at this/),
  ).toBeVisible();
  await other.goto(`/w/${slug}/clients`);
  await expect(heading(other)).toHaveText("Not found");
  await ada.goto(`/w/${slug}/clients`);
  await expect(ada.getByRole("main")).not.toContainText("Too late");
});

test("a row's button asks about its own row before it posts", async ({ page }) => {
  const owner = await makePerson("Owner");
  const workspace = await makeWorkspace(owner, "Many hands");
  const names = ["Ada Lovelace", "Bob Stone"];
  for (const name of names) await addMember(workspace, await makePerson(name), "member");
  await signIn(page, owner.email, password);

  for (const name of names) {
    await page.goto(`/w/${workspace.slug}/members`);
    await page.getByRole("button", { name: `Remove ${name}…` }).click();
    const question = page.getByRole("dialog", { name: `Remove ${name}?` });
    await expect(question).toBeVisible();
    await question.getByText("Cancel").click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("row", { name })).toBeVisible();
  }

  await page.getByRole("button", { name: "Remove Ada Lovelace…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("status")).toContainText("removed");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("row", { name: "Ada Lovelace" })).toHaveCount(0);
  await expect(page.getByRole("row", { name: "Bob Stone" })).toBeVisible();
});

test("fifty members stand on a page, and what is done to one comes back to it", async ({
  page,
}) => {
  const owner = await makePerson("Aaron Owner");
  const workspace = await makeWorkspace(owner, "Workspace of many");
  for (let at = 10; at < 64; at++) {
    await addMember(workspace, await makePerson(`Member ${at}`), "member");
  }
  await signIn(page, owner.email, password);
  await page.goto(`/w/${workspace.slug}/members`);
  const rows = page.getByRole("table", { name: "Members" }).getByRole("row");
  // And the heading.
  await expect(rows).toHaveCount(51);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(6);
  await expect(page.getByRole("row", { name: /Member 63/ })).toBeVisible();

  await page.getByRole("button", { name: "Change role of Member 62…" }).click();
  const role = page.getByRole("dialog", { name: "Role of Member 62" });
  await role.getByLabel("Role").selectOption("contractor");
  await role.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText("The role was changed.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Member 62/ })).toContainText("Contractor");
  await expect(rows).toHaveCount(6);

  await page.getByRole("searchbox", { name: "Search members" }).fill("MEMBER-33");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Remove Member 33…" }).click();
  const question = page.getByRole("dialog", { name: "Remove Member 33?" });
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("The member was removed.")).toBeVisible();
  await expect(page.getByText("No member has “MEMBER-33” in their name or e-mail.")).toBeVisible();
});
