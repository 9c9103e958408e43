import { CategoryForm } from "@/components/categories/category-form";
import { FormPage } from "@/components/shell/form-page";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { fromSettings } from "@/components/shell/settings-page";
import { RecordActions } from "@/components/ui/record-actions";
import { can } from "@/lib/auth";
import { deleteCategory, saveCategory } from "@/lib/categories/actions";
import { findCategory } from "@/lib/categories/queries";
import { t } from "@/lib/categories/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "categories.update",
  load: ({ slug, params }: Asked<PageProps<"/w/[workspace]/settings/categories/[id]">>) =>
    findCategory(slug, params.id),
  title: () => t("edit"),
  render: ({ slug, member, data: category }) => (
    <FormPage
      title={<span className="wrap-anywhere">{category.name}</span>}
      from={[fromSettings(slug), { label: t("title"), href: paths.categories(slug) }]}
      actions={
        <RecordActions
          id={category.id}
          name={category.name}
          remove={can(member, "categories.delete") ? deleteCategory.bind(null, slug) : undefined}
          question={{
            title: t("delete.title"),
            text: t("delete.text"),
            confirm: t("delete.confirm"),
          }}
        />
      }
    >
      <CategoryForm
        action={saveCategory.bind(null, slug, category.id)}
        category={category}
        cancelHref={paths.categories(slug)}
      />
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
