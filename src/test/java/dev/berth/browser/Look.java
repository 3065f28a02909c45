package dev.berth.browser;

import com.microsoft.playwright.options.ColorScheme;

/**
 * How somebody looks at the pages.
 *
 * @param language as browsers say it: {@code en-GB}
 * @param width of the window, in CSS pixels
 */
record Look(String language, ColorScheme theme, int width) {

    static final Look USUAL = new Look("en-GB", ColorScheme.LIGHT, 1440);

    static final int DESKTOP = 1440;
    static final int TABLET = 1024;
    static final int PHONE = 390;
}
