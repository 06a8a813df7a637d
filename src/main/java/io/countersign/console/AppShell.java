package io.countersign.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/**
 * The page around the screens. What the server pushes goes over a web socket, or by long polling where there is none;
 * what the browser sends always goes over HTTP, so that every action passes the security filters.
 */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("ui/styles/shell.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@Push(transport = Transport.WEBSOCKET_XHR)
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings page) {
        page.setPageTitle("Countersign");
        page.addMetaTag("robots", "noindex");
        page.addFavIcon("icon", "ui/styles/icon.svg", "any");
    }
}
