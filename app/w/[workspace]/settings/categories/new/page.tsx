import { CategoryForm } from "@/components/categories/category-form";
import { FormPage } from "@/components/shell/form-page";
import { memberPage } from "@/components/shell/member-page";
import { fromSettings } from "@/components/shell/settings-page";
import { saveCategory } from "@/lib/categories/actions";
import { t } from "@/lib/categories/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "categories.create",
  title: () => t("new"),
  render: ({ slug }) => (
    <FormPage
      title={t("new")}
      from={[fromSettings(slug), { label: t("title"), href: paths.categories(slug) }]}
    >
      <CategoryForm
        action={saveCategory.bind(null, slug, null)}
        cancelHref={paths.categories(slug)}
      />
    </FormPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
