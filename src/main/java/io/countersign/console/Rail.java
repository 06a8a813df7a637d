package io.countersign.console;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Optional;

/** The places a person may open: every view with {@code @Menu} that their roles let them into, in its order. */
final class Rail extends SideNav {

    Rail() {
        addClassName("rail");
        getElement().setAttribute("aria-label", "Main");
        MenuConfiguration.getMenuEntries().stream().map(Rail::item).forEach(this::addItem);
    }

    private static SideNavItem item(MenuEntry entry) {
        var icon = Optional.ofNullable(entry.icon()).filter(name -> !name.isBlank())
                .map(Icon::new).orElseGet(VaadinIcon.CIRCLE_THIN::create);
        icon.getElement().setAttribute("aria-hidden", "true");
        var item = new SideNavItem(entry.title(), entry.path(), icon);
        item.setMatchNested(true);
        return item;
    }
}
