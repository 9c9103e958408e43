import { Button } from "./button";
import { ButtonLink } from "./button-link";
import { HiddenFields } from "./hidden-fields";
import { Icon } from "./icon";
import { t } from "./words";

/** A search that is a GET: the address keeps it, Back undoes it. */
export function SearchForm({
  action,
  name = "q",
  defaultValue,
  label,
  placeholder,
  hidden,
  clearHref,
}: {
  action: string;
  name?: string | undefined;
  defaultValue?: string | undefined;
  label: string;
  placeholder?: string | undefined;
  hidden?: Record<string, string> | undefined;
  clearHref?: string | undefined;
}) {
  return (
    <search className="min-w-0 flex-1 max-sm:basis-full sm:max-w-sm">
      <form action={action} method="get" className="flex gap-2">
        <HiddenFields fields={hidden} />
        <span className="relative min-w-0 flex-1">
          <Icon
            name="search"
            className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-faint"
          />
          <input
            type="search"
            name={name}
            defaultValue={defaultValue}
            aria-label={label}
            placeholder={placeholder ?? label}
            maxLength={100}
            className="control ps-8.5"
          />
        </span>
        <Button type="submit">{t("search")}</Button>
        {defaultValue && clearHref && (
          <ButtonLink href={clearHref} variant="ghost">
            {t("clear")}
          </ButtonLink>
        )}
      </form>
    </search>
  );
}
