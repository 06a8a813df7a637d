package io.countersign.browser;

/** The screens we look at ourselves on: a desk, a small laptop, a phone. Sizes in CSS pixels. */
public enum Screen {
    DESK(1440, 900), LAPTOP(1024, 768), PHONE(390, 844);

    private final int width;
    private final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Makes a page that is open already as large as this screen. */
    public void fit(com.microsoft.playwright.Page page) {
        page.setViewportSize(width, height);
    }
}
