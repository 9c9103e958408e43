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

test("the settings are saved, also at another address, and keep what was refused", async ({
  page,
}) => {
  const owner = await makePerson("Owner of settings");
  const { slug } = await makeWorkspace(owner, "Before");
  await signIn(page, owner.email, password);
  await page.goto(`/w/${slug}/settings`);
  const moved = unique("moved");
  await page.getByLabel("Name").fill("After");
  await page.getByLabel("Web address").fill("no good");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText(/^Use 3 to 48 letters/).first()).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("After");
  await page.getByLabel("Web address").fill(moved);
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page).toHaveURL(new RegExp(`/w/${moved}/settings$`));
  await expect(page.getByText("The settings are saved.")).toBeVisible();

  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "Invoicing" })
    .click();
  await expect(page).toHaveURL(/\/settings\/invoicing$/);
  await page.getByLabel("Invoice prefix").fill("AF-");
  await page.getByLabel("Payment terms").fill("400");
  await page.getByLabel("Rate in percent").fill("8.1");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Enter a number of days, 0 to 365.").first()).toBeVisible();
  await expect(page.getByLabel("Invoice prefix")).toHaveValue("AF-");
  await page.getByLabel("Payment terms").fill("30");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expect(page.getByLabel("Payment terms")).toHaveValue("30");
  await expect(page.getByLabel("Rate in percent")).toHaveValue("8.1");
});

test("a workspace is deleted by its owner alone, who types its address", async ({ browser }) => {
  const owner = await makePerson("Owner who deletes");
  const admin = await makePerson("Admin");
  const workspace = await makeWorkspace(owner, "To be deleted");
  await addMember(workspace, admin, "admin");
  const path = `/w/${workspace.slug}/settings/delete`;

  const second = await browser.newPage();
  await signIn(second, admin.email, password);
  await second.goto(path);
  await expect(heading(second)).toHaveText("Not found");

  const page = await browser.newPage();
  await signIn(page, owner.email, password);
  await page.goto(`/w/${workspace.slug}/settings`);
  await page.getByRole("link", { name: "Delete workspace…" }).click();
  await expect(heading(page)).toHaveText("Delete To be deleted?");
  const address = page.getByLabel(`Type ${workspace.slug} to confirm`);
  await address.fill("another");
  await page.getByRole("button", { name: "Delete workspace" }).click();
  await expect(page.getByText("This is not the address of this workspace.").first()).toBeVisible();
  await address.fill(workspace.slug);
  await page.getByRole("button", { name: "Delete workspace" }).click();
  await expect(page).toHaveURL(/\/workspaces$/);
  await expect(page.getByText("The workspace is deleted.")).toBeVisible();
  await second.goto(`/w/${workspace.slug}`);
  await expect(heading(second)).toHaveText("Not found");
});

test("whoever is no owner leaves a workspace from the list of them", async ({ page }) => {
  const owner = await makePerson("Owner");
  const member = await makePerson("Member who leaves");
  const workspace = await makeWorkspace(owner, "One to leave");
  await makeWorkspace(member, "One to keep");
  await addMember(workspace, member, "member");
  await signIn(page, member.email, password);
  await page.goto("/workspaces");
  await expect(page.getByText(`Member · ${workspace.slug}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Leave One to keep…" })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave One to leave…" }).click();
  const question = page.getByRole("dialog", { name: "Leave One to leave?" });
  await question.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByText("You left the workspace.")).toBeVisible();
  await expect(page.getByText(workspace.slug)).toHaveCount(0);
});

test("the owner leaves after handing over, and not before", async ({ browser }) => {
  const ada = await browser.newPage();
  await signUp(ada, "Ada");
  const { slug } = await createWorkspace(ada, "Ada & Co", "EUR");
  const email = `${unique("ben")}@bulkhead.test`;
  const link = await invite(ada, slug, email, "admin");
  const ben = await browser.newPage();
  await signUpThrough(ben, link, "Ben", email);
  await accept(ben, slug);

  await ada.goto(`/w/${slug}/members`);
  await expect(ada.getByRole("button", { name: /^Leave/ })).toHaveCount(0);
  await ada.getByRole("button", { name: "Hand over to Ben…" }).click();
  await ada.getByRole("dialog").getByRole("button", { name: "Hand over" }).click();
  await expect(ada.getByText("You are an admin now.")).toBeVisible();
  await expect(ada.getByRole("row", { name: /Ben/ })).toContainText("Owner");

  await ada.getByRole("button", { name: "Leave this workspace…" }).click();
  await ada.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(ada).toHaveURL(/\/workspaces$/);
  await expect(ada.getByText("You left the workspace.")).toBeVisible();
  await ada.goto(`/w/${slug}`);
  await expect(heading(ada)).toHaveText("Not found");
});
