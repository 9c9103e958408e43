import { CategoryList } from "@/components/categories/category-list";
import { type Asked, memberPage } from "@/components/shell/member-page";
import { SettingsPage } from "@/components/shell/settings-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { listCategories } from "@/lib/categories/queries";
import { t } from "@/lib/categories/words";
import { paths } from "@/lib/paths";

const page = memberPage({
  permission: "categories.update",
  load: ({ slug }: Asked<PageProps<"/w/[workspace]/settings/categories">>) => listCategories(slug),
  title: () => t("title"),
  render: ({ slug, data: categories }) => (
    <SettingsPage slug={slug} current="categories">
      <Card
        title={t("title")}
        description={t("about")}
        actions={
          <ButtonLink href={paths.newCategory(slug)}>
            <Icon name="add" />
            {t("new")}
          </ButtonLink>
        }
        flush
      >
        <CategoryList slug={slug} categories={categories} />
      </Card>
    </SettingsPage>
  ),
});

export const generateMetadata = page.metadata;
export default page.page;
