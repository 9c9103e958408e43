import type { ErrorWords } from "@/lib/errors";
import { words } from "@/lib/words";

export const t = words({
  title: "Categories",
  about: "Kinds of work, to tell projects apart.",
  new: "New category",
  edit: "Edit category",
  name: "Name",
  color: "Colour",
  add: "Add category",
  save: "Save category",
  cancel: "Cancel",
  none: "No categories",
  noneText: "Projects do well without. Add one to tell kinds of work apart.",
  added: "Added {name}.",
  saved: "Saved {name}.",
  deleted: "Deleted {name}.",
  delete: {
    title: "Delete this category?",
    text: "Its projects stay, without a category. This cannot be undone.",
    confirm: "Delete category",
  },
  errors: {
    name: "Enter a name.",
    nameTaken: "There is a category of this name already.",
    color: "Choose a colour.",
  },
});

export const errors: ErrorWords = {
  categories_name_taken: { field: "name", message: () => t("errors.nameTaken") },
};
