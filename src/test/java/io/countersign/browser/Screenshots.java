package io.countersign.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures to look at after a test, in target/screenshots. */
public final class Screenshots {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshots() {
    }

    /** What the viewport shows now, as {@code <name>-<width>x<height>.png}. */
    public static Path take(Page page, String name) {
        var size = page.viewportSize();
        var file = FOLDER.resolve("%s-%dx%d.png".formatted(name, size.width, size.height));
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }
}
