import { Icon } from "@/components/ui/icon";
import { PostForm } from "@/components/ui/post-form";
import { readTheme } from "@/lib/theme/preference";
import { t } from "./words";

const choices = ["light", "dark", "system"] as const;

/** Light, dark or as the system says; remembered in this browser. */
export async function ThemePicker({ setTheme }: { setTheme: (data: FormData) => Promise<void> }) {
  const current = await readTheme();
  return (
    <PostForm action={setTheme}>
      <fieldset className="flex rounded-md bg-sunken p-0.5">
        <legend className="sr-only">{t("user.theme")}</legend>
        {choices.map((value) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            aria-pressed={value === current}
            className="flex min-h-7 flex-1 items-center justify-center gap-1.5 rounded-[5px] border border-transparent px-2 text-xs font-medium text-muted hover:text-ink aria-pressed:border-line aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card forced-colors:border-0 forced-colors:aria-pressed:border"
          >
            <Icon name={value} size={14} />
            {t(`user.${value}`)}
          </button>
        ))}
      </fieldset>
    </PostForm>
  );
}
