import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { t } from "@/components/shell/words";
import { clientWords } from "@/components/ui/words";
import { WordsProvider } from "@/components/ui/words-context";
import { readTheme } from "@/lib/theme/preference";
import "./globals.css";

// Preloaded, with a fallback of the same width; other scripts come from globals.css on demand.
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  display: "swap",
});

export const metadata: Metadata = {
  title: { default: "Bulkhead", template: "%s · Bulkhead" },
  description: t("about"),
  applicationName: "Bulkhead",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0f14" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme();
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} className={inter.variable}>
      <body className="font-sans">
        <WordsProvider words={clientWords()}>{children}</WordsProvider>
      </body>
    </html>
  );
}
