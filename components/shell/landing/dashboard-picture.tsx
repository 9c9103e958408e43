import type { StaticImageData } from "next/image";
import type { Theme } from "@/lib/theme/schema";
import dashboardDark from "./dashboard-dark.webp";
import dashboardLight from "./dashboard-light.webp";
import phoneDark from "./phone-dark.webp";
import phoneLight from "./phone-light.webp";
import { t } from "./words";

const onPhones = "(max-width: 639px)";
const inDark = "(prefers-color-scheme: dark)";

/**
 * The dashboard of the demo, taken by `npm run screenshots`: on phones the phone's, and in the theme
 * of the page. A theme chosen in this browser goes before the system's.
 */
export function DashboardPicture({ theme }: { theme: Theme }) {
  const wide = theme === "dark" ? dashboardDark : dashboardLight;
  const narrow = theme === "dark" ? phoneDark : phoneLight;
  return (
    <figure className="overflow-clip rounded-xl border border-line bg-canvas shadow-raised max-sm:mx-2">
      <picture>
        {theme === "system" && <Source media={`${onPhones} and ${inDark}`} picture={phoneDark} />}
        <Source media={onPhones} picture={narrow} />
        {theme === "system" && <Source media={inDark} picture={dashboardDark} />}
        {/* Not next/image: its script would weigh more than what it could still save here. */}
        <img
          src={wide.src}
          width={wide.width}
          height={wide.height}
          fetchPriority="high"
          className="block h-auto w-full"
          alt={t("picture")}
        />
      </picture>
    </figure>
  );
}

function Source({ media, picture }: { media: string; picture: StaticImageData }) {
  return (
    <source media={media} srcSet={picture.src} width={picture.width} height={picture.height} />
  );
}
